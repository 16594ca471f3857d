import type { StreamShape } from '../../../kinesis/quotas-and-prices/prices.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';

/** What the price of a stream depends on. */
export function shapeOf(stream: StreamSummary): StreamShape {
  return {
    mode: stream.mode === 'ON_DEMAND' ? 'ON_DEMAND' : 'PROVISIONED',
    shards: stream.openShards,
    retentionHours: stream.retentionHours,
    consumers: stream.consumers,
  };
}

/** Hours, in days where they are whole days beyond the first. */
export function formatRetention(hours: number): string {
  return hours > 24 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} h`;
}

/** Date and time to the second, local, in the form 2026-11-21 03:04:05. */
export function formatDay(epochMs: number): string {
  if (epochMs === 0) return '–';
  const date = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
