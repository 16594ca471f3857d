// From the put to the row on the screen, on the practice stream, in a bare Chromium: by polling
// every 250 ms, and by enhanced fan-out. The best of three runs counts: a machine that is busy
// with something else can only make it slower.
import { resolve } from 'node:path';
import { ROOT } from '../scripts/lib/root.mjs';
import { run } from '../scripts/lib/run.mjs';
import { isBuilt } from '../scripts/lib/source-digest.mjs';
import { runBare } from './harness/chromium.ts';
import type { LatencyRun } from './pages/latency.ts';

const RUNS = process.argv.includes('--once') ? 1 : 3;
const LIMITS = { polling: { p50: 300, p99: 600 }, fanOut: { p50: 120, p99: Infinity } } as const;

if (!(await isBuilt())) await run([process.execPath, 'scripts/build.mjs']);
let held = false;
for (let run = 1; run <= RUNS; run += 1) {
  const { value } = await runBare({
    script: 'bench/pages/latency.ts',
    web: resolve(ROOT, 'dist/web'),
    timeoutMs: 150_000,
  });
  const measured = value as LatencyRun;
  let holds = true;
  for (const way of ['polling', 'fanOut'] as const) {
    const sorted = measured[way].toSorted((a, b) => a - b);
    const at = (part: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;
    const [p50, p99] = [at(0.5), at(0.99)];
    const limit = LIMITS[way];
    holds &&= sorted.length >= 100 && p50 <= limit.p50 && p99 <= limit.p99;
    process.stdout.write(
      `run ${run}, ${way}: ${sorted.length} rows, p50 ${p50} ms (limit ${limit.p50}), p99 ${p99} ms${limit.p99 === Infinity ? '' : ` (limit ${limit.p99})`}, longest ${at(1)} ms\n`,
    );
  }
  held ||= holds;
}
if (!held) process.exitCode = 1;
