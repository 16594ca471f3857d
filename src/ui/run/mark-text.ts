import { exhaustive } from '../../base/assert.ts';
import type { RunMark } from '../../load/accounts/run-snapshot.ts';
import { formatBytes, formatCount, formatRate } from '../text/format.ts';

type Unit = 'records' | 'bytes';

/** A rate of a schedule: records stand without their name. */
export function rateText(perSecond: number, unit: Unit | undefined): string {
  return `${unit === 'bytes' ? formatBytes(perSecond) : formatRate(perSecond)}/s`;
}

/** What happened at a mark, in few words. @param unit what the run's rate is in */
export function markText({ type, value }: RunMark, unit: Unit = 'records'): string {
  switch (type) {
    case 'rate':
      return `rate ${rateText(value, unit)}`;
    case 'pause':
      return 'paused';
    case 'resume':
      return 'resumed';
    case 'suspended':
      return `asleep for ${formatCount(value)} s`;
    case 'shards':
      return `${formatCount(value)} shards`;
    case 'stop':
      return 'stop';
    default:
      return exhaustive(type);
  }
}

/** Marks as the chart draws them. */
export function chartMarks(marks: readonly RunMark[], unit?: Unit): { x: number; label: string }[] {
  return marks.map((mark) => ({ x: Math.round(mark.t * 10) / 10, label: markText(mark, unit) }));
}
