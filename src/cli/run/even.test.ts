import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunResult } from '../../load/result.ts';
import { startSimulator, type RunningSimulator } from '../../simulator/clients/testing/start.ts';
import { command as run } from './run.ts';
import { screen } from '../testing/screen.ts';

let simulator: RunningSimulator;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-even-'));
  simulator = await startSimulator();
  simulator.service.seedStream('even', 2);
});

afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

it('spreads 100,000 records evenly over 2 shards at the real quota, each stored once', async () => {
  const template = join(folder, 'template.txt');
  const json = join(folder, 'result.json');
  await writeFile(template, '{"id":{{index}}}');
  const code = await run.run(
    // Two shards take 2,000 a second: chance alone must not fill one of them for long.
    `--stream even --template ${template} --endpoint ${simulator.url} --rate 1900 --records 100000 --seed 1 --json ${json}`.split(
      ' ',
    ),
    screen().terminal,
  );
  const result = JSON.parse(await readFile(json, 'utf8')) as RunResult;
  expect(code).toBe(0);
  expect(result).toMatchObject({
    due: 100_000,
    accepted: 100_000,
    dropped: 0,
    unconfirmed: 0,
    possibleDuplicates: 0,
  });
  // The keys are of the seed, so these figures are the same every time.
  expect(result.chiSquare).toMatchObject({ df: 1 });
  expect(result.chiSquare.p).toBeGreaterThan(0.01);
  expect(result.hotShardIndex).toBeLessThan(1.01);
  const stored = simulator.service.streams()[0]?.shards.map(({ storedRecords }) => storedRecords);
  expect(stored).toEqual(result.shards.map(({ records }) => records));
  expect(simulator.bugs).toEqual([]);
}, 150_000);
