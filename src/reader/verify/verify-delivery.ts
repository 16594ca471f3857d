import { ok, err, type Result } from '../../base/result.ts';
import type { ReadingOptions } from '../shards/options.ts';
import { startReading, type ReaderDeps } from '../reader.ts';
import type { ReaderSnapshot } from '../snapshot.ts';
import { DeliveryCheck, type VerifyOptions, type VerifyReport } from './verify.ts';

export interface Verification {
  progress(): DeliveryCheck['progress'] & { readonly reader: ReaderSnapshot };
  cancel(): void;
  /** Fails in words when the stream could not be read to its tip, or it was cancelled. */
  readonly done: Promise<Result<VerifyReport, string>>;
}

/**
 * Reads a stream back and compares it with the receipts of a run. A receipt is of a
 * Kinesis record: an aggregate has one, so aggregates stay closed.
 * @param from where to start: before the run's first record
 */
export function verifyDelivery(
  options: VerifyOptions,
  from: ReadingOptions['from'],
  deps: Omit<ReaderDeps, 'sink'>,
): Verification {
  const check = new DeliveryCheck(options);
  const reader = startReading(
    {
      shards: 'all',
      from,
      until: 'tip',
      keep: 'nothing',
      openAggregates: false,
      giveUpAfterMs: 60_000,
    },
    { ...deps, sink: (records) => check.accept(records) },
  );
  let cancelled = false;
  return {
    progress: () => ({ ...check.progress, reader: reader.snapshot() }),
    cancel: () => {
      cancelled = true;
      reader.stop();
    },
    done: reader.done.then((snapshot) => {
      const failed = snapshot.shards.map((one) => one.state).find((one) => one.state === 'failed');
      const failure = snapshot.failure ?? failed;
      if (failure !== undefined) return err(`${failure.name}: ${failure.message}`);
      if (cancelled) return err('The check was cancelled.');
      return ok(check.finish(snapshot.shards.map((shard) => shard.shardId)));
    }),
  };
}
