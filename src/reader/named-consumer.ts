import {
  Computation,
  type ComputationOptions,
  type ComputationResult,
} from './compute/computation.ts';
import type { ReadingOptions, ShardCheckpoint } from './options.ts';
import { startReading, type ReaderDeps } from './reader.ts';
import { isReadToEnd, type ReaderSnapshot } from './snapshot.ts';

export interface ConsumerOptions {
  readonly name: string;
  readonly reading: Omit<ReadingOptions, 'keep'>;
  /** Milliseconds of iterator age at which the alarm is on. */
  readonly alarmAgeMs: number;
  readonly computation?: ComputationOptions;
}

/** How a named consumer stands. Plain data. */
export interface ConsumerSnapshot {
  readonly name: string;
  readonly reader: ReaderSnapshot;
  /**
   * Age of the oldest place among its shards, in ms, as GetRecords.IteratorAgeMilliseconds
   * tells it; 0 when it is caught up. `undefined` before the first answer.
   */
  readonly iteratorAgeMs: number | undefined;
  readonly alarm: boolean;
  /** The part of each shard's 5 calls a second that this consumer uses, on average, 0 to 1. */
  readonly budgetShare: number;
  /** How far the last checkpoint reaches. */
  readonly checkpoints: Readonly<Record<string, ShardCheckpoint>>;
  /** Records read since the last checkpoint: they would come again after a crash. */
  readonly sinceCheckpoint: number;
  readonly computation: ComputationResult | undefined;
}

export interface NamedConsumer {
  readonly name: string;
  snapshot(): ConsumerSnapshot;
  /** Remembers how far it got; a consumer that starts with these goes on from there. */
  checkpoint(): Readonly<Record<string, ShardCheckpoint>>;
  pause(): void;
  resume(): void;
  setInterval(intervalMs: number): void;
  stop(): void;
  readonly done: Promise<void>;
}

/** One of several consumers of a stream, each with a place and a pace of its own. */
export function startConsumer(
  options: ConsumerOptions,
  deps: Omit<ReaderDeps, 'sink'>,
): NamedConsumer {
  const computation =
    options.computation === undefined ? undefined : new Computation(options.computation);
  const reader = startReading(
    { ...options.reading, keep: 'nothing' },
    { ...deps, sink: (records) => computation?.accept(records) },
  );
  let checkpoints: Readonly<Record<string, ShardCheckpoint>> = options.reading.checkpoints ?? {};
  let readAtCheckpoint = 0;
  return {
    name: options.name,
    snapshot() {
      const snapshot = reader.snapshot();
      const age = snapshot.millisBehindLatest;
      return {
        name: options.name,
        reader: snapshot,
        iteratorAgeMs: age,
        alarm: age !== undefined && age >= options.alarmAgeMs,
        budgetShare: budgetShare(snapshot),
        checkpoints,
        sinceCheckpoint: snapshot.totals.read - readAtCheckpoint,
        computation: computation?.result(deps.clock.epoch()),
      };
    },
    checkpoint() {
      const snapshot = reader.snapshot();
      checkpoints = { ...checkpoints, ...checkpointsOf(snapshot) };
      readAtCheckpoint = snapshot.totals.read;
      return checkpoints;
    },
    pause: () => reader.pause(),
    resume: () => reader.resume(),
    setInterval: (intervalMs) => reader.setInterval(intervalMs),
    stop: () => reader.stop(),
    done: reader.done.then(() => undefined),
  };
}

/** How far each shard of a snapshot was read. */
export function checkpointsOf(snapshot: ReaderSnapshot): Record<string, ShardCheckpoint> {
  const checkpoints: Record<string, ShardCheckpoint> = {};
  for (const { shardId, state, lastSequenceNumber } of snapshot.shards) {
    if (isReadToEnd(state)) checkpoints[shardId] = 'ended';
    else if (lastSequenceNumber !== undefined)
      checkpoints[shardId] = { sequenceNumber: lastSequenceNumber };
  }
  return checkpoints;
}

function budgetShare(snapshot: ReaderSnapshot): number {
  const live = snapshot.shards.filter(
    ({ state }) => !['ended', 'failed', 'waiting-for-parents'].includes(state.state),
  );
  if (live.length === 0) return 0;
  const shares = live.map(({ budget }) => budget.callsPerSecond / budget.callsPerSecondLimit);
  return shares.reduce((sum, share) => sum + share, 0) / live.length;
}
