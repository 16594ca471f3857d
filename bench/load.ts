// Records per second against a local sink, 200-byte sensor records, 500 a call, 6 calls in
// flight: a run through the SDK's client, against faker and the SDK as they come, and against
// a signer and a body written by hand. Medians of 5 interleaved rounds, on Node and in a
// worker of a bare Chromium.
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { startNode } from '../e2e/peers/process.ts';
import { runBare } from './harness/chromium.ts';
import { measureLoad, type LoadSpeed } from './load/measure.ts';
import { SINK_PORT } from './load/port.ts';
import type { BrowserLoadSpeed } from './pages/load.ts';

function show(where: string, speed: LoadSpeed): void {
  const line = (name: string, value: number): string =>
    `  ${name.padEnd(28)}${Math.round(value).toLocaleString('en').padStart(10)} records/s\n`;
  process.stdout.write(
    `${where}\n${line('a run', speed.full)}${line('faker + SDK as they come', speed.naive)}${line('signer and body by hand', speed.raw)}${line('generation and body', speed.generation)}${line('the same, naive', speed.naiveGeneration)}`,
  );
}

function expectRatio(what: string, ratio: number, least: number): void {
  process.stdout.write(`  ${what}: ${ratio.toFixed(2)} × (at least ${least})\n`);
  if (ratio < least) process.exitCode = 1;
}

const sink = await startNode(['bench/load/sink.mjs', String(SINK_PORT)], SINK_PORT);
try {
  const node = await measureLoad({
    endpoint: `${sink.url}/`,
    handler: () => new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 64 } }),
  });
  show('Node', node);
  expectRatio('run / naive', node.full / node.naive, 5);
  const bare = await runBare({ script: 'bench/pages/load.ts', timeoutMs: 180_000 });
  const browser = bare.value as BrowserLoadSpeed;
  show('Chromium worker', browser);
  expectRatio('run / naive', browser.full / browser.naive, 6);
  expectRatio('run / by hand', browser.full / browser.raw, 0.8);
  expectRatio('generation / naive', browser.generation / browser.naiveGeneration, 10);
  expectRatio('generation, two workers / one', browser.twoWorkers, 1.4);
} finally {
  await sink.stop();
}
