import { sleep, type Clock, type Timer } from '../base/clock.ts';
import { err, ok, type Result } from '../base/result.ts';
import { bareStatusAdvice } from '../kinesis/errors/bare-status.ts';
import { isPartition } from '../kinesis/hash-keys/hash-range.ts';
import type { ServiceFailure } from '../kinesis/errors/service-error.ts';
import { isOpen } from '../kinesis/shards/shard.ts';
import { problem, problemOf } from './accounts/advice.ts';
import { aimOf } from './keys/predict-shares.ts';
import type { CompileSource, RecordSource } from './records/record-source.ts';
import type { Scenario } from './scenario.ts';
import { isBlocking } from './sending/sender.ts';
import { ShardRouter, aimedShardProblem } from './keys/shard-router.ts';
import { forecastShares, type ShareForecast } from './keys/share-forecast.ts';
import type { Problem } from './accounts/run-snapshot.ts';
import type { Target } from './target.ts';

/** A service that does not answer is asked this long before the run is given up, ms. */
const PATIENCE_MS = 30_000;
/** ListShards may be called once a second. */
const ASK_AGAIN_MS = 1_000;

export interface Prepared {
  readonly source: RecordSource;
  readonly router: ShardRouter;
  /** Where the keys are predicted to send the records. */
  readonly forecast: ShareForecast;
  readonly maxRecordBytes: number;
}

export interface PrepareOptions {
  readonly clock: Clock;
  readonly target: Target;
  readonly compile: CompileSource;
  readonly seed: number;
  /** Name of the run, for the stamp of its records. */
  readonly runName: string;
  readonly signal: AbortSignal;
}

/** There are no records yet that could be tried again. */
const NOT_ANSWERED = `The stream could not be asked for ${PATIENCE_MS / 1000} seconds. Check the endpoint and the network, then start again.`;
const MEND_TEMPLATE = 'Mend the template at that line and column, then start again.';

/** Everything a run must know before its first record: templates, stream, shards. */
export async function prepare(
  scenario: Scenario,
  options: PrepareOptions,
): Promise<Result<Prepared, Problem>> {
  const { target, compile, seed, signal, runName } = options;
  const keyTemplate = scenario.keys.type === 'template' ? scenario.keys.text : undefined;
  const { template, gzip } = scenario;
  const stamp = scenario.stamp ? runName : undefined;
  const source = await compile({ template, keyTemplate, seed, gzip, stamp });
  if (!source.ok)
    return err(problem('invalid', 'TemplateError', `${source.error}.`, MEND_TEMPLATE));
  const facts = await patiently(options, () => target.describe(signal));
  if (!facts.ok) return err(problemAtStart(facts.error));
  const shards = await patiently(options, () => target.listShards(signal));
  if (!shards.ok) return err(problemAtStart(shards.error));
  if (!isPartition(shards.value.filter(isOpen).map((shard) => shard.range)))
    return err(problem('invalid', 'NoOpenShards', 'The open shards do not cover all hash keys.'));
  const router = new ShardRouter(shards.value);
  const { keys } = scenario;
  const message = keys.type === 'shard' ? aimedShardProblem(keys.shardId, shards.value) : undefined;
  if (message !== undefined)
    return err(problem('invalid', 'NoSuchShard', message, 'Choose one of them, then start again.'));
  return ok({
    source: source.value,
    router,
    forecast: forecastShares(keys, {
      sampleKeys: sampleKeys(source.value, options.clock.epoch()),
      aim: aimOf(keys, router),
    }),
    maxRecordBytes: facts.value.maxRecordBytes,
  });
}

const SAMPLED_KEYS = 2_000;
/** Samples are of numbers that no run reaches: those of its own records would agree too well. */
const FIRST_SAMPLE = 2 ** 40;

/** Keys that the key template makes; none without one, or when it fails. */
function sampleKeys(source: RecordSource, epochMs: number): string[] {
  const samples: string[] = [];
  try {
    for (let i = 0; source.key !== undefined && i < SAMPLED_KEYS; i += 1)
      samples.push(source.key(FIRST_SAMPLE + i, epochMs + i));
  } catch {
    // The run will say so with its first record.
    return [];
  }
  return samples;
}

function problemAtStart(failure: ServiceFailure): Problem {
  const silent = failure.kind === 'internal' || failure.kind === 'lost';
  const isBare = bareStatusAdvice(failure) !== undefined;
  return { ...problemOf(failure), ...(silent && !isBare && { advice: NOT_ANSWERED }) };
}

/** Asks until there is an answer that more asking would not change. */
async function patiently<T>(
  { clock, signal }: PrepareOptions,
  ask: () => Promise<Result<T, ServiceFailure>>,
): Promise<Result<T, ServiceFailure>> {
  const startedAt = clock.now();
  for (;;) {
    const left = startedAt + PATIENCE_MS - clock.now();
    const answer = await inTime(clock, left, ask);
    const final = answer.ok || isBlocking(answer.error) || answer.error.kind === 'invalid';
    // Not with a try that could only time out: the last answer says more.
    if (final || signal.aborted || left <= ASK_AGAIN_MS * 2) return answer;
    await sleep(clock, ASK_AGAIN_MS, signal);
  }
}

async function inTime<T>(
  clock: Clock,
  ms: number,
  ask: () => Promise<Result<T, ServiceFailure>>,
): Promise<Result<T, ServiceFailure>> {
  let timer: Timer | undefined;
  const timeout = new Promise<Result<T, ServiceFailure>>((resolve) => {
    timer = clock.after(ms, () => {
      const message = `No answer within ${PATIENCE_MS / 1000} seconds.`;
      resolve(err({ kind: 'lost', name: 'TimeoutError', message }));
    });
  });
  const answer = await Promise.race([ask(), timeout]);
  timer?.cancel();
  return answer;
}
