import type { ReaderSnapshot } from '../../reader/snapshot.ts';
import { formatDuration } from '../components/format.ts';

/** What the tail is doing, in words. */
export function tailStateText(snapshot: ReaderSnapshot | undefined, paused: boolean): string {
  if (paused) return 'Paused: reading goes on, the list stands still';
  if (snapshot === undefined) return 'Opening shard iterators…';
  switch (snapshot.state) {
    case 'starting':
      return 'Opening shard iterators…';
    case 'failed':
      return snapshot.failure === undefined
        ? 'Reading failed'
        : `${snapshot.failure.name}: ${snapshot.failure.message}`;
    case 'ended':
      return endedText(snapshot);
    case 'paused':
      return 'Reading is paused';
    case 'reading':
      return followingText(snapshot);
    default:
      return '';
  }
}

function endedText({ shards }: ReaderSnapshot): string {
  const failed = shards.map(({ state }) => state).find(({ state }) => state === 'failed');
  return failed?.state === 'failed'
    ? `${failed.name}: ${failed.message}`
    : 'All shards are read to their end';
}

function followingText(snapshot: ReaderSnapshot): string {
  const throttled = snapshot.shards.filter((shard) => shard.state.state === 'throttled').length;
  if (throttled > 0)
    return `Reads are throttled on ${throttled} shard${throttled === 1 ? '' : 's'}: slowing down`;
  const behind = snapshot.millisBehindLatest ?? 0;
  return behind < 1000 ? 'Following, at the tip' : `Following, ${formatDuration(behind)} behind`;
}
