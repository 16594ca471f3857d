// The practice service in a worker of a bare Chromium, 200 shards, no quotas: PutRecords with
// bodies that are there already, over the port as it is, against a run through the SDK's
// client over the same port. The service must not be what holds a run back.
import { runBare } from './harness/chromium.ts';
import type { PracticeSpeed } from './practice/client-worker.ts';

const LEAST = 2;

const { value } = await runBare({ script: 'bench/pages/practice.ts', timeoutMs: 120_000 });
const { prebuilt, run } = value as PracticeSpeed;
const figure = (speed: number): string => Math.round(speed).toLocaleString('en').padStart(10);
const ratio = prebuilt / run;
process.stdout.write(
  `prebuilt bodies on the port ${figure(prebuilt)} records/s\na run through the SDK       ${figure(run)} records/s\nratio ${ratio.toFixed(2)} (at least ${LEAST})\n`,
);
if (ratio < LEAST) process.exitCode = 1;
