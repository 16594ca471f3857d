// Whether a run keeps its rate: 30 s each at 10, 100, 1,000, 5,000 and 20,000 records/s
// through the SDK's client on Node to a local sink. Within 0.5 % of the target or one batch;
// above 50/s, in 95 of 100 windows of a second, no 100 ms hold over 20 % of a second's target.
// `--seconds=5` measures shorter.
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { startNode } from '../e2e/peers/process.ts';
import { systemClock } from '../src/base/clock.ts';
import { createKinesisClient } from '../src/connection/client.ts';
import { createKinesisTarget } from '../src/connection/kinesis-target.ts';
import { startRun } from '../src/load/run.ts';
import { parseScenario } from '../src/load/scenario.ts';
import type { Target } from '../src/load/target.ts';
import { compileTemplateSource } from '../src/load/template-source.ts';
import { SENSOR } from './load/contestants.ts';
import { SINK_PORT } from './load/port.ts';

const RATES = [10, 100, 1_000, 5_000, 20_000];
const BATCH = 500;
const SLICE_MS = 100;
const SLICES_PER_SECOND = 10;
const MAX_SHARE = 0.2;
const SMOOTH_WINDOWS = 0.95;
const MAX_ERROR = 0.005;
/** Below this rate a single record is more than the share allows. */
const SMOOTH_ABOVE = 50;

const seconds = Number(
  process.argv.find((word) => word.startsWith('--seconds='))?.slice('--seconds='.length) ?? 30,
);

interface Sent {
  readonly at: number;
  readonly records: number;
}

/** Notes when each request is handed to the client, and how many records it holds. */
function noting(target: Target, sent: Sent[]): Target {
  return {
    ...target,
    putRecords(records, signal) {
      sent.push({ at: performance.now(), records: records.length });
      return target.putRecords(records, signal);
    },
  };
}

/** The part of whole seconds in which no 100 ms hold more than their share. */
function smoothSeconds(sent: readonly Sent[], rate: number): number {
  const start = sent[0]?.at ?? 0;
  const slices = Array.from({ length: seconds * SLICES_PER_SECOND }, () => 0);
  for (const { at, records } of sent) {
    const slice = Math.floor((at - start) / SLICE_MS);
    if (slice < slices.length) slices[slice] = (slices[slice] ?? 0) + records;
  }
  let smooth = 0;
  for (let at = 0; at < slices.length; at += SLICES_PER_SECOND)
    if (Math.max(...slices.slice(at, at + SLICES_PER_SECOND)) <= rate * MAX_SHARE) smooth += 1;
  return smooth / seconds;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

const sink = await startNode(['bench/load/sink.mjs', String(SINK_PORT)], SINK_PORT);
try {
  const client = createKinesisClient({
    region: 'us-east-1',
    endpoint: `${sink.url}/`,
    credentials: () => Promise.resolve({ accessKeyId: 'test', secretAccessKey: 'test' }),
    requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 64 } }),
  });
  for (const rate of RATES) {
    const scenario = parseScenario({
      version: 1,
      stream: 'bench',
      template: { text: SENSOR },
      profile: { type: 'constant', rate },
      durationMs: seconds * 1000,
    });
    if (!scenario.ok) throw new Error(scenario.error[0]?.message);
    const sent: Sent[] = [];
    const run = startRun(scenario.value, {
      clock: systemClock,
      target: noting(createKinesisTarget(client, 'bench'), sent),
      compile: compileTemplateSource,
      seed: 1,
    });
    const result = await run.finished;
    const wanted = rate * seconds;
    const off = Math.abs(result.accepted - wanted);
    const smooth = smoothSeconds(sent, rate);
    const isGood =
      off <= Math.max(wanted * MAX_ERROR, BATCH) &&
      Math.abs(result.durationMs / 1000 - seconds) <= Math.max(seconds * MAX_ERROR, 0.5) &&
      (rate <= SMOOTH_ABOVE || smooth >= SMOOTH_WINDOWS);
    process.stdout.write(
      `${String(rate).padStart(6)}/s: ${result.accepted} of ${wanted} in ${(result.durationMs / 1000).toFixed(2)} s, ${percent(off / wanted)} off; smooth seconds ${percent(smooth)}; response p99 ${result.latencyMs.response.p99.toFixed(0)} ms${isGood ? '' : '  FAILED'}\n`,
    );
    if (!isGood) process.exitCode = 1;
  }
} finally {
  await sink.stop();
}
