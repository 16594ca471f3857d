import { exhaustive } from '../../base/assert.ts';
import type { CauseSeconds, GapCause } from './run-snapshot.ts';

/** More causes than these are one trouble seen on many shards. */
const MOST_CAUSES = 100;

/** For how many seconds each cause held a run back: what its report says when all is over. */
export class CauseTally {
  readonly #causes = new Map<string, { cause: GapCause; from: number; seconds: number }>();

  /** Books the cause of second `t`. Figures such as a rate are those of the worst such second. */
  add(t: number, cause: GapCause): void {
    const kind = kindOf(cause);
    const known = this.#causes.get(kind);
    if (known !== undefined) {
      if (amountOf(cause) >= amountOf(known.cause)) known.cause = cause;
      known.seconds += 1;
    } else if (this.#causes.size < MOST_CAUSES)
      this.#causes.set(kind, { cause, from: t, seconds: 1 });
  }

  /** The `count` causes that lasted longest, the longest first. */
  longest(count: number): CauseSeconds[] {
    return [...this.#causes.values()]
      .toSorted((a, b) => b.seconds - a.seconds || a.from - b.from)
      .slice(0, count)
      .map((one) => ({ ...one }));
  }
}

/** How much of it there was, to compare causes of one kind. */
function amountOf(cause: GapCause): number {
  if (cause.type === 'shard') return cause.perSecond;
  if (cause.type === 'latency') return cause.serviceMs;
  return cause.type === 'other-producer' ? cause.records : 0;
}

/** Causes of one kind say the same but for their figures. */
function kindOf(cause: GapCause): string {
  switch (cause.type) {
    case 'shard':
      return `${cause.type} ${cause.shardId} ${cause.limit}`;
    case 'limiter':
    case 'other-producer':
      return `${cause.type} ${cause.shardId}`;
    case 'errors':
      return `${cause.type} ${cause.code}`;
    case 'generator':
    case 'in-flight':
    case 'latency':
      return cause.type;
    default:
      return exhaustive(cause);
  }
}
