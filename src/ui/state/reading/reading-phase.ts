import type { ReaderSnapshot, ShardReading, ShardState } from '../../../reader/snapshot.ts';

/** What reading does as a whole: every view of it says the same. */
export type ReadingPhase =
  /** No shard iterator yet, for one shard at least. */
  | { readonly phase: 'opening' }
  | { readonly phase: 'failed'; readonly problem: string | undefined }
  | { readonly phase: 'ended'; readonly problem: string | undefined }
  | { readonly phase: 'paused' }
  | { readonly phase: 'shards-failed'; readonly shards: number }
  | { readonly phase: 'throttled'; readonly shards: number }
  | { readonly phase: 'retrying'; readonly shards: number; readonly why: string }
  /** Older records are read. `behindMs`: how long ago these were stored; absent: not known yet. */
  | { readonly phase: 'behind'; readonly behindMs: number | undefined }
  | { readonly phase: 'at-tip' };

/** A stream that is written to is never read to its very end: this near is the tip, ms. */
const TIP_MS = 1000;

export function readingPhase(snapshot: ReaderSnapshot | undefined): ReadingPhase {
  if (snapshot === undefined || snapshot.state === 'starting') return { phase: 'opening' };
  const { state, failure, shards, totals } = snapshot;
  if (state === 'failed') return { phase: 'failed', problem: wordsOf(failure) };
  if (state === 'ended') return { phase: 'ended', problem: wordsOf(statesOf(shards, 'failed')[0]) };
  if (state === 'paused') return { phase: 'paused' };
  const failed = statesOf(shards, 'failed');
  if (failed.length > 0) return { phase: 'shards-failed', shards: failed.length };
  const throttled = statesOf(shards, 'throttled');
  if (throttled.length > 0) return { phase: 'throttled', shards: throttled.length };
  const retrying = statesOf(shards, 'retrying');
  const [first] = retrying;
  if (first !== undefined) return { phase: 'retrying', shards: retrying.length, why: first.why };
  if (statesOf(shards, 'starting').length > 0) return { phase: 'opening' };
  const behind = shards.filter((shard) => isBehind(shard, totals.read === 0));
  if (behind.length === 0) return { phase: 'at-tip' };
  const known = behind.flatMap(({ millisBehindLatest: ms }) => (ms === undefined ? [] : [ms]));
  return { phase: 'behind', behindMs: known.length === 0 ? undefined : Math.max(...known) };
}

/** @param nothingYet whether no record was read: then only 0 says that there is none */
function isBehind({ state, millisBehindLatest: ms }: ShardReading, nothingYet: boolean): boolean {
  if (state.state !== 'following') return false;
  return ms === undefined || ms >= (nothingYet ? 1 : TIP_MS);
}

function statesOf<S extends ShardState['state']>(
  shards: readonly ShardReading[],
  wanted: S,
): Extract<ShardState, { state: S }>[] {
  return shards
    .map(({ state }) => state)
    .filter((state): state is Extract<ShardState, { state: S }> => state.state === wanted);
}

function wordsOf(problem: { readonly name: string; readonly message: string } | undefined) {
  return problem === undefined ? undefined : `${problem.name}: ${problem.message}`;
}
