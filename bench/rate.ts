// Whether a run keeps its rate: 30 s each at 10, 100, 1,000, 5,000 and 20,000 records/s
// through the SDK's client to a local sink, on Node and in a worker of a bare Chromium. Within
// 0.5 % of the target or one batch; above 50/s, in 95 of 100 seconds, no 100 ms hold over 20 % of
// a second's target, as the calls come in at the sink. `--seconds=5` measures shorter.
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { startNode } from '../e2e/peers/process.ts';
import { runBare } from './harness/chromium.ts';
import { BATCH } from './load/contestants.ts';
import { SINK_PORT } from './load/port.ts';
import { measureRate, RATES, type KeptRate } from './rate/measure.ts';

const SMOOTH_WINDOWS = 0.95;
const MAX_ERROR = 0.005;
/** Below this rate a single record is more than the share allows. */
const SMOOTH_ABOVE = 50;

const seconds = Number(
  process.argv.find((word) => word.startsWith('--seconds='))?.slice('--seconds='.length) ?? 30,
);

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function show({ rate, accepted, durationMs, smoothSeconds, responseP99 }: KeptRate): void {
  const wanted = rate * seconds;
  const off = Math.abs(accepted - wanted);
  const isGood =
    off <= Math.max(wanted * MAX_ERROR, BATCH) &&
    Math.abs(durationMs / 1000 - seconds) <= Math.max(seconds * MAX_ERROR, 0.5) &&
    (rate <= SMOOTH_ABOVE || smoothSeconds >= SMOOTH_WINDOWS);
  process.stdout.write(
    `  ${String(rate).padStart(6)}/s: ${accepted} of ${wanted} in ${(durationMs / 1000).toFixed(2)} s, ${percent(off / wanted)} off; smooth seconds ${percent(smoothSeconds)}; response p99 ${responseP99.toFixed(0)} ms${isGood ? '' : '  FAILED'}\n`,
  );
  if (!isGood) process.exitCode = 1;
}

const sink = await startNode(['bench/load/sink.mjs', String(SINK_PORT)], SINK_PORT);
try {
  const environment = {
    endpoint: `${sink.url}/`,
    handler: () => new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 64 } }),
  };
  process.stdout.write('Node\n');
  for (const rate of RATES) show(await measureRate(environment, rate, seconds));
  process.stdout.write('Chromium worker\n');
  const { value } = await runBare({
    script: 'bench/pages/rate.ts',
    query: `?seconds=${seconds}`,
    timeoutMs: (RATES.length * (seconds + 10) + 30) * 1000,
  });
  for (const kept of value as KeptRate[]) show(kept);
} finally {
  await sink.stop();
}
