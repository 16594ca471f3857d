import { formatTime } from '../../text/format.ts';
import type { TimeFormat } from './columns.ts';

/** When a record arrived, for a list. @param now epoch ms, for "ago" */
export function timeText(epochMs: number, format: TimeFormat, now: number): string {
  switch (format) {
    case 'local':
      return formatTime(epochMs);
    case 'utc':
      return `${new Date(epochMs).toISOString().slice(11, 23)}Z`;
    case 'ago':
      return agoText(now - epochMs);
  }
}

/** A span up to now; an arrival in the future is the clock's of the service being ahead. */
function agoText(ms: number): string {
  if (ms < 0) return 'just now';
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s ago`;
  if (ms < 3_600_000)
    return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s ago`;
  if (ms < 86_400_000)
    return `${Math.floor(ms / 3_600_000)} h ${Math.floor((ms % 3_600_000) / 60_000)} min ago`;
  return `${Math.floor(ms / 86_400_000)} d ago`;
}

/** Date and time to the millisecond, local with its offset, and UTC. */
export function fullTime(epochMs: number): { readonly local: string; readonly utc: string } {
  const date = new Date(epochMs);
  const offset = -date.getTimezoneOffset();
  const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');
  const zone = `${offset < 0 ? '−' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return { local: `${day} ${formatTime(epochMs)} ${zone}`, utc: date.toISOString() };
}
