import { createStore } from 'zustand/vanilla';
import { reading } from '../../state/reading/reading.ts';

/** How far behind each shard was, once a second over the last minute. */
export interface BehindHistory {
  /** Epoch ms of the last snapshot. */
  readonly at: number;
  readonly byShard: ReadonlyMap<string, readonly number[]>;
}

const POINTS = 60;
const EVERY_MS = 1000;

export const behindHistory = createStore<BehindHistory>(() => ({
  at: Date.now(),
  byShard: new Map(),
}));

let lastPoint = 0;

reading.subscribe(({ snapshot }) => {
  const at = Date.now();
  if (snapshot === undefined) {
    behindHistory.setState({ at, byShard: new Map() });
    return;
  }
  if (at - lastPoint < EVERY_MS) {
    behindHistory.setState({ at });
    return;
  }
  lastPoint = at;
  const { byShard } = behindHistory.getState();
  const next = new Map<string, readonly number[]>();
  for (const { shardId, millisBehindLatest } of snapshot.shards)
    if (millisBehindLatest !== undefined)
      next.set(shardId, [...(byShard.get(shardId) ?? []), millisBehindLatest].slice(-POINTS));
  behindHistory.setState({ at, byShard: next });
});
