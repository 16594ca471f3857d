import type { ReaderSnapshot } from '../../reader/snapshot.ts';
import { formatDuration } from '../components/format.ts';

export interface FollowText {
  readonly text: string;
  readonly tone: 'calm' | 'busy' | 'warning' | 'over';
}

function shardsText(count: number): string {
  return `${count} shard${count === 1 ? '' : 's'}`;
}

/** What reading does as a whole, in a few words. */
export function followText(
  snapshot: ReaderSnapshot | undefined,
  following: boolean,
  scanning: boolean,
): FollowText {
  if (scanning) return { text: 'Live reading rests during the scan', tone: 'over' };
  if (snapshot === undefined || snapshot.state === 'starting')
    return { text: 'Getting shard iterators…', tone: 'busy' };
  if (snapshot.state === 'failed') return { text: 'Reading failed', tone: 'warning' };
  if (snapshot.state === 'ended') return { text: 'Every shard is read to its end', tone: 'over' };
  const paused = following ? '' : 'Paused, reading goes on · ';
  const count = (...states: string[]): number =>
    snapshot.shards.filter((shard) => states.includes(shard.state.state)).length;
  const failed = count('failed');
  if (failed > 0) return { text: `${paused}${shardsText(failed)} failed`, tone: 'warning' };
  const throttled = count('throttled', 'retrying');
  if (throttled > 0)
    return {
      text: `${paused}${shardsText(throttled)} throttled or without answer, reading slower`,
      tone: 'warning',
    };
  const behind = snapshot.millisBehindLatest ?? 0;
  if (count('following', 'starting') > 0 && behind >= 1000)
    return { text: `${paused}${formatDuration(behind)} behind the newest record`, tone: 'busy' };
  return { text: `${paused}At the tip, waiting for new records`, tone: 'calm' };
}
