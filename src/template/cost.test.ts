import { expect, it } from 'vitest';
import { compileTemplate } from './compile/compile.ts';
import { templateCost } from './cost.ts';
import { createRenderer } from './renderer.ts';

/** A clock that says, each time it is asked, how long the batch since the last time took. */
function clock(batches: readonly number[]): () => number {
  let at = 0;
  let asked = -1;
  return () => {
    asked += 1;
    if (asked > 0) at += batches[asked - 1] ?? batches.at(-1) ?? 0;
    return at;
  };
}

async function rateWith(batches: readonly number[]): Promise<number> {
  const compiled = compileTemplate('{{number.int(9)}}', { oneLine: true });
  if (!compiled.ok) throw new Error('does not compile');
  const renderer = await createRenderer(compiled.value, { seed: 1, locale: 'en' });
  if (!renderer.ok) throw new Error('has no renderer');
  const cost = templateCost(renderer.value, { budgetMs: 60, now: clock(batches) });
  return cost.ok ? cost.value.recordsPerSecond : Number.NaN;
}

it('tells how fast a warm engine is, however long its first batch took', async () => {
  // 100 records a batch.
  expect(await rateWith([1])).toBe(100_000);
  expect(await rateWith([80, 1])).toBe(100_000);
  expect(await rateWith([1, 1, 1, 1, 1, 1, 50, 50, 1])).toBe(100_000);
});

it('is not misled by the steps of a coarse clock, and gives a slow template up in time', async () => {
  expect(await rateWith([0, 0, 0.1, 0])).toBeGreaterThan(0);
  expect(await rateWith([500])).toBe(200);
});
