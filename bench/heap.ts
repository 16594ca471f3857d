// The JavaScript heap of the page and of its workers after a forced collection, while a run
// sends 2,000 records/s to a local sink: after 10 minutes within 10 % of that after 2.
// `--minutes=3` ends earlier: what a fifth of it shows is always held against its end.
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { Workbench } from '../e2e/helpers/workbench.ts';
import { freePort, startNode } from '../e2e/peers/process.ts';
import { CHROMIUM_FLAGS, ensureChromium } from '../scripts/lib/chromium.mjs';
import { ROOT } from '../scripts/lib/root.mjs';
import { run } from '../scripts/lib/run.mjs';
import { isBuilt } from '../scripts/lib/source-digest.mjs';
import { attachHeaps, type HeapReading } from './harness/heap.ts';
import { pause } from './harness/page.ts';

const RATE = 2_000;
const LIMIT = 1.1;

const minutes = Number(
  process.argv.find((word) => word.startsWith('--minutes='))?.slice('--minutes='.length) ?? 10,
);
/** Parts of the whole at which the heap is read; the first is what the last is held against. */
const READ_AT = [0.2, 0.4, 0.6, 0.8, 1];

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(2);
}

if (!(await isBuilt())) await run([process.execPath, 'scripts/build.mjs']);
const [sinkPort, webPort] = [await freePort(), await freePort()];
const sink = await startNode(['bench/load/sink.mjs', String(sinkPort)], sinkPort);
const web = await startNode(
  [resolve(ROOT, 'scripts/start.mjs'), '--port', String(webPort), '--connect', sink.url],
  webPort,
);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: [...CHROMIUM_FLAGS],
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    baseURL: `${web.url}/`,
  });
  const heaps = await attachHeaps(page);
  const workbench = new Workbench(page);
  await workbench.open();
  await page.getByRole('button', { name: /^Connection/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Connection' });
  await dialog.getByRole('radio', { name: /^Endpoint/ }).click();
  await dialog.getByLabel('Endpoint URL').fill(sink.url);
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await workbench.chooseStream('bench');
  await workbench.untilStop();
  await workbench.set({ rate: String(RATE) });
  await workbench.start.click();
  const began = performance.now();
  const readings: HeapReading[][] = [];
  for (const part of READ_AT) {
    const at = part * minutes;
    await pause(Math.max(0, at * 60_000 - (performance.now() - began)));
    const seen = await heaps.read();
    readings.push(seen);
    const words = seen.map(({ name, bytes }) => `${name} ${megabytes(bytes)} MiB`).join(', ');
    process.stdout.write(`after ${at.toFixed(1)} min: ${words}\n`);
  }
  await workbench.stop.click();
  const { Accepted: accepted } = await workbench.accounts();
  process.stdout.write(`${accepted} records accepted\n`);
  const first = readings[0] ?? [];
  const last = readings.at(-1) ?? [];
  for (const { name, bytes } of last) {
    const before = first.find((one) => one.name === name);
    if (before === undefined) continue;
    const ratio = bytes / before.bytes;
    process.stdout.write(`  ${name}: ${ratio.toFixed(3)} × (at most ${LIMIT})\n`);
    if (ratio > LIMIT) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await web.stop();
  await sink.stop();
}
