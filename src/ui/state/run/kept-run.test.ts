import { expect, it } from 'vitest';
import { harness } from '../../../load/testing/run-harness.ts';
import { keptRunSchema, runProblem } from './kept-run.ts';

async function kept(): Promise<Record<string, unknown>> {
  const result = await harness({ total: 50 }).finish();
  return { version: 1, id: 'a', name: 'Run', note: '', place: 'Practice', result };
}

it('reads what the engine makes of a run', async () => {
  expect(runProblem(keptRunSchema, structuredClone(await kept()))).toBeUndefined();
});

it('finds damage wherever a report would trip over it, and a newer version', async () => {
  const run = await kept();
  const result = run['result'] as Record<string, unknown>;
  expect(runProblem(keptRunSchema, { ...run, version: 2 })).toMatch(/newer version/);
  expect(runProblem(keptRunSchema, undefined)).toMatch(/all of it/);
  const members = ['scenario', 'startedAt', 'accepted', 'windows', 'shards', 'latencyMs', 'errors'];
  for (const member of members) {
    const damaged = { ...run, result: { ...result, [member]: null } };
    expect(runProblem(keptRunSchema, damaged)).toContain(`result.${member}`);
  }
  const windows = [...(result['windows'] as unknown[]), null];
  expect(runProblem(keptRunSchema, { ...run, result: { ...result, windows } })).toMatch(/windows/);
});
