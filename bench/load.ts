// Records per second against a local sink, 200-byte sensor records, 500 a call, 4 calls in
// flight: a run through the SDK's client, against faker and the SDK as they come, and against
// a signer and a body written by hand. Medians of 5 interleaved rounds, on Node and in a
// worker of a bare Chromium.
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { startNode } from '../e2e/peers/process.ts';
import { runBare } from './harness/chromium.ts';
import type { Contestant } from './load/contestants.ts';
import {
  contestant,
  measureLoad,
  turn,
  type ContestantName,
  type LoadSpeed,
  type Pace,
} from './load/measure.ts';
import { SINK_PORT } from './load/port.ts';
import type { BrowserLoadSpeed } from './pages/load.ts';

const NAMES: Readonly<Record<keyof LoadSpeed, string>> = {
  full: 'a run',
  naive: 'faker + SDK as they come',
  raw: 'signer and body by hand',
  generation: 'generation and body',
  naiveGeneration: 'the same, naive',
};

function show(where: string, speed: LoadSpeed): void {
  process.stdout.write(`${where}\n`);
  for (const [key, name] of Object.entries(NAMES)) {
    const { perSecond, cpuUs } = speed[key as keyof LoadSpeed];
    const records = Math.round(perSecond).toLocaleString('en').padStart(10);
    process.stdout.write(
      `  ${name.padEnd(28)}${records} records/s ${cpuUs.toFixed(2).padStart(8)} µs of its CPU a record\n`,
    );
  }
}

function expectRatio(what: string, over: Pace, under: Pace, least: number): void {
  const ratio = over.perSecond / under.perSecond;
  const byCpu = under.cpuUs / over.cpuUs;
  process.stdout.write(
    `  ${what}: ${ratio.toFixed(2)} × (at least ${least}); by the client's CPU ${byCpu.toFixed(2)} ×\n`,
  );
  if (ratio < least) process.exitCode = 1;
}

function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const sink = await startNode(['bench/load/sink.mjs', String(SINK_PORT)], SINK_PORT);
try {
  const environment = {
    endpoint: `${sink.url}/`,
    handler: () => new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 64 } }),
  };
  const contestants = new Map<ContestantName, Contestant>();
  const node = await measureLoad(async (name) => {
    const work = contestants.get(name) ?? (await contestant(name, environment));
    contestants.set(name, work);
    return turn(work, processTime);
  });
  show('Node', node);
  expectRatio('run / naive', node.full, node.naive, 5);
  const bare = await runBare({ script: 'bench/pages/load.ts', timeoutMs: 300_000 });
  const browser = bare.value as BrowserLoadSpeed;
  show('Chromium worker', browser);
  expectRatio('run / naive', browser.full, browser.naive, 6);
  expectRatio('run / by hand', browser.full, browser.raw, 0.8);
  expectRatio('generation / naive', browser.generation, browser.naiveGeneration, 10);
  process.stdout.write(
    `  generation, two workers / one: ${browser.twoWorkers.toFixed(2)} × (at least 1.4)\n`,
  );
  if (browser.twoWorkers < 1.4) process.exitCode = 1;
} finally {
  await sink.stop();
}
