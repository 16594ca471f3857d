import { expect, it } from 'vitest';
import { formatStages, parseStages } from './stages.ts';

it('reads stages as people write them', () => {
  expect(parseStages('500 for 20s\n\n TO 3,000 in 1.5 min\n0 for 10')).toEqual([
    { rate: 500, durationMs: 20_000, shape: 'step' },
    { rate: 3000, durationMs: 90_000, shape: 'ramp' },
    { rate: 0, durationMs: 10_000, shape: 'step' },
  ]);
  expect(parseStages('2 for 500ms', 1024)).toEqual([
    { rate: 2048, durationMs: 500, shape: 'step' },
  ]);
});

it('leaves as text what is no number, for the check to name', () => {
  expect(parseStages('fast for 1 fortnight\nhello')).toEqual([
    { rate: 'fast', durationMs: '1 fortnight', shape: 'step' },
    { rate: 'hello', durationMs: 1000, shape: 'step' },
  ]);
});

it('writes what it reads', () => {
  const text = '500 for 20s\nto 3000 in 30s\n0 for 0.5s';
  expect(formatStages(parseStages(text) as Parameters<typeof formatStages>[0])).toBe(text);
});
