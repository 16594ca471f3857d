import type { ReaderSnapshot, ShardState } from '../../reader/snapshot.ts';
import { formatDuration } from '../components/format.ts';

export interface FollowText {
  readonly text: string;
  readonly tone: 'calm' | 'busy' | 'warning' | 'over';
}

/** Why the list stands still. */
export type PauseReason = 'asked' | 'scrolled' | 'chosen';

const PAUSED: Readonly<Record<PauseReason, string>> = {
  asked: 'Paused',
  scrolled: 'Paused by scrolling',
  chosen: 'Paused at the row you chose',
};

/** For a screen reader, when it changes. */
export function pauseText(paused: PauseReason | undefined): string {
  return paused === undefined ? 'Following new records' : `${PAUSED[paused]}; reading goes on`;
}

function shardsText(count: number): string {
  return `${count} shard${count === 1 ? '' : 's'}`;
}

/** What reading does as a whole, in a few words. */
export function followText(
  snapshot: ReaderSnapshot | undefined,
  paused: PauseReason | undefined,
  scanning: boolean,
): FollowText {
  if (scanning) return { text: 'Live reading rests during the scan', tone: 'over' };
  if (snapshot === undefined || snapshot.state === 'starting')
    return { text: 'Getting shard iterators…', tone: 'busy' };
  if (snapshot.state === 'failed') return { text: 'Reading failed', tone: 'warning' };
  if (snapshot.state === 'ended') return { text: 'Every shard is read to its end', tone: 'over' };
  const before = paused === undefined ? '' : `${PAUSED[paused]}, reading goes on · `;
  const count = (...states: string[]): number =>
    snapshot.shards.filter((shard) => states.includes(shard.state.state)).length;
  const failed = count('failed');
  if (failed > 0) return { text: `${before}${shardsText(failed)} failed`, tone: 'warning' };
  const throttled = count('throttled');
  if (throttled > 0)
    return {
      text: `${before}${shardsText(throttled)} throttled: the 5 reads and 2 MiB a second that all readers of a shard share are used up, so it is read slower`,
      tone: 'warning',
    };
  const retrying = snapshot.shards.map(({ state }) => state).find(isRetrying);
  if (retrying !== undefined)
    return {
      text: `${before}${shardsText(count('retrying'))} without answer (${retrying.why}), trying again`,
      tone: 'warning',
    };
  const behind = snapshot.millisBehindLatest ?? 0;
  if (count('following', 'starting') > 0 && behind >= 1000)
    return { text: `${before}${formatDuration(behind)} behind the newest record`, tone: 'busy' };
  return { text: `${before}At the tip, waiting for new records`, tone: 'calm' };
}

function isRetrying(state: ShardState): state is Extract<ShardState, { state: 'retrying' }> {
  return state.state === 'retrying';
}
