import { systemClock } from '../../src/base/clock.ts';
import { startRun } from '../../src/load/engine.ts';
import { parseScenario } from '../../src/load/scenario.ts';
import { compileTemplateSource } from '../../src/load/records/template-source.ts';
import { SENSOR, sinkTarget, type Environment } from '../load/contestants.ts';

export const RATES = [10, 100, 1_000, 5_000, 20_000];
const SLICE_MS = 100;
const SLICES_PER_SECOND = 10;
/** The most of a second's target that a slice may hold. */
const MAX_SHARE = 0.2;

/** What a run at one rate did. */
export interface KeptRate {
  /** Records/s asked for. */
  readonly rate: number;
  readonly accepted: number;
  /** How long the run took, ms. */
  readonly durationMs: number;
  /** The part of whole seconds in which no 100 ms held over a fifth of a second's target. */
  readonly smoothSeconds: number;
  /** From when a record was due until it was acknowledged, 99th percentile, ms. */
  readonly responseP99: number;
}

interface Arrival {
  /** By the sink's clock, ms. */
  readonly at: number;
  readonly records: number;
}

/** One run at one rate, judged by the calls as they came in at the sink. */
export async function measureRate(
  environment: Environment,
  rate: number,
  seconds: number,
): Promise<KeptRate> {
  const scenario = parseScenario({
    version: 1,
    stream: 'bench',
    template: { text: SENSOR },
    profile: { type: 'constant', rate },
    durationMs: seconds * 1000,
  });
  if (!scenario.ok) throw new Error(scenario.error[0]?.message);
  await arrivals(environment);
  const run = startRun(scenario.value, {
    clock: systemClock,
    target: sinkTarget(environment),
    compile: compileTemplateSource,
    seed: 1,
  });
  const { accepted, durationMs, latencyMs } = await run.finished;
  const smoothSeconds = smoothPart(await arrivals(environment), rate, seconds);
  return {
    rate,
    accepted,
    durationMs,
    smoothSeconds,
    responseP99: latencyMs.response.p99,
  };
}

async function arrivals({ endpoint }: Environment): Promise<readonly Arrival[]> {
  const response = await fetch(new URL('arrivals', endpoint));
  return (await response.json()) as Arrival[];
}

function smoothPart(calls: readonly Arrival[], rate: number, seconds: number): number {
  const start = calls[0]?.at ?? 0;
  const slices = Array.from({ length: seconds * SLICES_PER_SECOND }, () => 0);
  for (const { at, records } of calls) {
    const slice = Math.floor((at - start) / SLICE_MS);
    if (slice < slices.length) slices[slice] = (slices[slice] ?? 0) + records;
  }
  let smooth = 0;
  for (let at = 0; at < slices.length; at += SLICES_PER_SECOND)
    if (Math.max(...slices.slice(at, at + SLICES_PER_SECOND)) <= rate * MAX_SHARE) smooth += 1;
  return smooth / seconds;
}
