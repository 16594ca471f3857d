import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import { formatSpan } from '../../text/format.ts';
import { readingPhase } from './reading-phase.ts';

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
  const before = paused === undefined ? '' : `${PAUSED[paused]}, reading goes on · `;
  const now = readingPhase(snapshot);
  switch (now.phase) {
    case 'opening':
      return { text: OPENING, tone: 'busy' };
    case 'failed':
      return {
        text: `Reading failed${now.problem === undefined ? '' : `: ${now.problem}`}`,
        tone: 'warning',
      };
    case 'ended':
      return now.problem === undefined
        ? { text: 'Every shard is read to its end', tone: 'over' }
        : { text: `Reading has ended: ${now.problem}`, tone: 'warning' };
    case 'paused':
      return { text: 'Reading is paused', tone: 'over' };
    case 'shards-failed':
      return { text: `${before}${shardsText(now.shards)} failed`, tone: 'warning' };
    case 'throttled':
      return {
        text: `${before}${shardsText(now.shards)} throttled: the 5 reads and 2 MiB a second that all readers of a shard share are used up, so it is read slower`,
        tone: 'warning',
      };
    case 'retrying':
      return {
        text: `${before}${shardsText(now.shards)} without answer (${now.why}), trying again`,
        tone: 'warning',
      };
    case 'behind':
      return { text: `${before}${behindWords(now.behindMs)}`, tone: 'busy' };
    case 'at-tip':
      return { text: `${before}At the tip, waiting for new records`, tone: 'calm' };
  }
}

export const OPENING = 'Getting shard iterators…';

/** MillisBehindLatest is the distance to now: nobody says whether records lie between. */
function behindWords(ms: number | undefined): string {
  return ms === undefined ? 'Reading' : `Reading what was stored ${formatSpan(ms)} ago`;
}
