import type { ShardReading } from '../../../reader/snapshot.ts';
import { formatSpan } from '../../text/format.ts';

/** A shard's reading in one word, one sign and one sentence. */
export interface ShardStateText {
  readonly sign: string;
  readonly word: string;
  readonly why: string;
  readonly tone: 'calm' | 'busy' | 'warning' | 'error' | 'over';
}

export function behindText(ms: number | undefined): string {
  if (ms === undefined) return '';
  if (ms === 0) return 'at the tip';
  return `${formatSpan(ms)} behind`;
}

export function shardStateText(shard: ShardReading, now: number): ShardStateText {
  const { state } = shard;
  switch (state.state) {
    case 'waiting-for-parents':
      return {
        sign: '⧗',
        word: 'waiting for parents',
        why: `Its parents are read to their end first, so that the order of each key holds: ${state.parents.join(', ')}.`,
        tone: 'calm',
      };
    case 'starting':
      return {
        sign: '…',
        word: 'starting',
        why: 'Getting a shard iterator.',
        tone: 'busy',
      };
    case 'following':
      return {
        sign: '▶',
        word: 'following',
        why: 'Reading, and not at the present end of the shard yet.',
        tone: 'busy',
      };
    case 'at-tip':
      return {
        sign: '●',
        word: 'at the tip',
        why: 'Everything was read; waiting for new records.',
        tone: 'calm',
      };
    case 'throttled':
      return {
        sign: '▲',
        word: 'throttled',
        why: again(state.why, state.until, now),
        tone: 'warning',
      };
    case 'retrying':
      return {
        sign: '↻',
        word: 'retrying',
        why: again(state.why, state.until, now),
        tone: 'warning',
      };
    case 'paused':
      return {
        sign: '❚❚',
        word: 'paused',
        why: 'Not read for now; its place is kept.',
        tone: 'over',
      };
    case 'ended':
      return endedText(state);
    case 'failed':
      return { sign: '✕', word: 'failed', why: `${state.name}: ${state.message}`, tone: 'error' };
  }
}

function again(why: string, until: number, now: number): string {
  const seconds = Math.max(0, (until - now) / 1000);
  return `${why} Next read in ${seconds.toFixed(1)} s.`;
}

function endedText(state: Extract<ShardReading['state'], { state: 'ended' }>): ShardStateText {
  const children = state.childShardIds;
  const WHY = {
    closed:
      children.length === 0
        ? 'A closed shard, read to its end: NextShardIterator was null.'
        : `A closed shard, read to its end: NextShardIterator was null. Goes on in ${children.join(' and ')}.`,
    tip: 'Read up to the present end of the shard, as asked.',
    stopped: 'Reading was stopped.',
    checkpoint: 'It was read to its end before.',
    expired: 'A closed shard whose records are all older than the retention period.',
  } as const;
  return { sign: '■', word: 'ended', why: WHY[state.why], tone: 'over' };
}
