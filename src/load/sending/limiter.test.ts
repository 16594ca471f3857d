import { expect, it } from 'vitest';
import { toEntry } from '../records/aggregator.ts';
import type { Entry } from '../records/entry.ts';
import { Limiter } from './limiter.ts';

function entryOf(bytes: number, tries = 0): Entry {
  const record = { partitionKey: 'k', data: new Uint8Array(bytes - 1) };
  return toEntry([{ ...record, dueAt: 0, generatedAt: 0, lost: false, tries }], 0, 0);
}

/** What leaves in 4 s, and the most of it in any second after the first. */
function passed(limiter: Limiter): { count: number; steady: number } {
  const perSecond = [0, 0, 0, 0];
  for (let now = 0; now < 4000; now += 10)
    limiter.drain(now, () => {
      perSecond[Math.floor(now / 1000)] = (perSecond[Math.floor(now / 1000)] ?? 0) + 1;
    });
  const count = perSecond.reduce((sum, one) => sum + one, 0);
  return { count, steady: Math.max(...perSecond.slice(1)) };
}

it.each([
  // The KPL's RateLimit of 150 %: it lets more through than a shard takes, to make up for others.
  ['kpl', 100, 1500, 1000],
  ['strict', 100, 1000, 750],
  // In bytes: 1 MiB a second is 102.4 of these.
  ['kpl', 10_240, 154, 102],
  ['strict', 10_240, 103, 76],
] as const)('%s lets %i-byte records through at %i a second', (kind, bytes, rate, burst) => {
  const limiter = new Limiter(kind);
  for (let i = 0; i < 10_000; i += 1) limiter.push('a', entryOf(bytes), 0);
  const { count, steady } = passed(limiter);
  expect(steady).toBeLessThanOrEqual(rate + 1);
  expect(steady).toBeGreaterThanOrEqual(rate - 2);
  expect(Math.abs(count - (burst + 4 * rate))).toBeLessThan(rate / 50 + 5);
  expect(limiter.held).toBe(10_000 - count);
});

it('holds back per shard, and lets retries go first', () => {
  const limiter = new Limiter('strict');
  for (let i = 0; i < 5000; i += 1) limiter.push('full', entryOf(100), 0);
  limiter.push('full', entryOf(100, 1), 0);
  limiter.push('free', entryOf(100), 0);
  const out: Entry[] = [];
  limiter.drain(0, (entry) => out.push(entry));
  expect(out[0]?.tries).toBe(1);
  expect(out).toHaveLength(751);
  expect(limiter.fullest()).toBe('full');
});

it('lets a record pass that is larger than what a second allows', () => {
  const limiter = new Limiter('strict');
  limiter.push('a', entryOf(10_000_000), 0);
  limiter.push('a', entryOf(10_000_000), 0);
  let count = 0;
  for (let now = 0; now < 21_000; now += 100)
    limiter.drain(now, () => {
      count += 1;
    });
  expect(count).toBe(2);
});
