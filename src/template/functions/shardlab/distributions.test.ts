import { Faker, base, en } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { rendered } from '../../testing/render.ts';

const COUNT = 10_000;

async function numbers(call: string, count = COUNT): Promise<number[]> {
  return (await rendered(`{{${call}}}`, count)).map(Number);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** Σ (a − b)² / (a + b) over the cells of two samples of one size. */
function twoSample(
  a: readonly string[],
  b: readonly string[],
): { statistic: number; cells: number } {
  const counts = new Map<string, [number, number]>();
  for (const [i, sample] of [a, b].entries()) {
    for (const value of sample) {
      const pair = counts.get(value) ?? [0, 0];
      pair[i as 0 | 1] += 1;
      counts.set(value, pair);
    }
  }
  const pairs = [...counts.values()].filter(([x, y]) => x + y >= 10);
  const statistic = pairs.reduce((sum, [x, y]) => sum + (x - y) ** 2 / (x + y), 0);
  return { statistic, cells: pairs.length };
}

const faker = new Faker({ locale: [en, base], seed: 5 });

/** What to compare: our call, faker's, and what to count of a value. */
const SAME: readonly (readonly [string, () => unknown, (text: string) => string])[] = [
  ['number.int({"min":-7,"max":12})', () => faker.number.int({ min: -7, max: 12 }), (text) => text],
  [
    'number.float({"max":2,"fractionDigits":1})',
    () => faker.number.float({ max: 2, fractionDigits: 1 }),
    (text) => text,
  ],
  ['string.uuid', () => faker.string.uuid(), (text) => text.slice(17, 20)],
  ['internet.ipv4', () => faker.internet.ipv4(), (text) => text.split('.')[2] ?? ''],
  [
    'datatype.boolean({"probability":0.2})',
    () => faker.datatype.boolean({ probability: 0.2 }),
    (text) => text,
  ],
  [
    'helpers.weightedArrayElement([{"weight":5,"value":"a"},{"weight":1,"value":"b"}])',
    () =>
      faker.helpers.weightedArrayElement([
        { weight: 5, value: 'a' },
        { weight: 1, value: 'b' },
      ]),
    (text) => text,
  ],
  ['person.firstName', () => faker.person.firstName(), (text) => text.slice(0, 2)],
  ['person.lastName', () => faker.person.lastName(), (text) => text.slice(0, 2)],
  [
    'person.fullName',
    () => faker.person.fullName(),
    (text) => String(text.split(' ').length) + text.slice(0, 1),
  ],
  ['location.city', () => faker.location.city(), (text) => text.slice(0, 2)],
  [
    'location.zipCode',
    () => faker.location.zipCode(),
    (text) => String(text.length) + text.slice(0, 1),
  ],
  [
    'location.streetAddress',
    () => faker.location.streetAddress(),
    (text) => text.slice(0, 1) + text.indexOf(' '),
  ],
  [
    'internet.userAgent',
    () => faker.internet.userAgent(),
    (text) => text.replaceAll(/\d+/g, '#').slice(0, 30),
  ],
  [
    'internet.email',
    () => faker.internet.email(),
    (text) => /[._]/.exec(text)?.[0] + text.slice(-9),
  ],
  ['internet.domainName', () => faker.internet.domainName(), (text) => text.slice(-3)],
  ['internet.mac', () => faker.internet.mac(), (text) => text.slice(3, 5)],
  ['phone.number', () => faker.phone.number(), (text) => text.replaceAll(/\d/g, '#')],
  [
    'commerce.productName',
    () => faker.commerce.productName(),
    (text) => text.split(' ').at(-1) ?? '',
  ],
  ['lorem.sentence', () => faker.lorem.sentence(), (text) => String(text.split(' ').length)],
  [
    'date.recent',
    () => faker.date.recent({ refDate: '2026-01-01T00:00:00.123Z' }).toISOString(),
    (text) => text.slice(11, 13),
  ],
  ['string.alphanumeric(3)', () => faker.string.alphanumeric(3), (text) => text.slice(1, 2)],
];

describe('fast paths have faker’s distributions', () => {
  test.each(SAME)('%s', async (call, theirs, cell) => {
    const ours = (await rendered(`{{${call}}}`, COUNT)).map(cell);
    const samples = Array.from({ length: COUNT }, () => cell(String(theirs())));
    const { statistic, cells } = twoSample(ours, samples);
    const freedom = Math.max(1, cells - 1);
    // Five standard deviations above what chance brings.
    expect(statistic).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom) + 5);
    const shared = new Set(samples);
    const strange = ours.filter((value) => !shared.has(value)).length;
    expect(strange).toBeLessThan(COUNT / 100);
  });
});

describe('distributions', () => {
  test('normal', async () => {
    const values = await numbers('normal(mean=20, sd=5)');
    expect(mean(values)).toBeCloseTo(20, 0);
    expect(deviation(values)).toBeCloseTo(5, 0);
    expect(values.filter((value) => Math.abs(value - 20) < 5).length / COUNT).toBeCloseTo(0.683, 1);
    const cut = await numbers('normal(mean=0, sd=1, min=0, max=0.5)');
    expect(Math.min(...cut)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...cut)).toBeLessThanOrEqual(0.5);
  });

  test('lognormal has its median, exponential its mean', async () => {
    const values = (await numbers('lognormal(median=100, sigma=0.5)')).toSorted((a, b) => a - b);
    expect(values[COUNT / 2]).toBeGreaterThan(97);
    expect(values[COUNT / 2]).toBeLessThan(103);
    expect(mean(await numbers('exponential(mean=30)'))).toBeCloseTo(30, -1);
  });

  test('zipf: rank 1 is twice as frequent as rank 2', async () => {
    const values = await numbers('zipf(n=100, s=1)');
    const count = (rank: number): number => values.filter((value) => value === rank).length;
    expect(count(1) / count(2)).toBeGreaterThan(1.8);
    expect(count(1) / count(2)).toBeLessThan(2.2);
    expect(Math.max(...values)).toBeLessThanOrEqual(100);
    expect(Math.min(...values)).toBe(1);
  });
});
