import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typedNumbers } from './typed-number.ts';

it.each([
  ['1250', 1250],
  ['1,250', 1250],
  ['1 250', 1250],
  ['1\u00a0250', 1250],
  ['1_000_000', 1_000_000],
  ['27.8', 27.8],
  ['27.8 s', 27.8],
  ['27.8s', 27.8],
  ['27,8 s', 27.8],
  ['5 reads', 5],
  ['p 0.588', 0.588],
  ['p = 0.588', 0.588],
  ['p=.588', 0.588],
  ['about 33.4 %', 33.4],
  ['33.4%', 33.4],
  ['≈ 1,000 records/s', 1000],
  ['−5', -5],
  ['4e-3', 0.004],
  ['1.33.', 1.33],
  ['(2)', 2],
  ['1.250', 1250],
  ['1.250', 1.25],
  ['1.000.000', 1_000_000],
  ['1.250,5', 1250.5],
  ['1,250.5', 1250.5],
  ['0,588', 0.588],
  ['p=0,588', 0.588],
  ['p0.588', 0.588],
  ['33,333 %', 33.333],
  ['1.5k', 1500],
  ['10 K records', 10_000],
  ['5 kB', 5],
  ['2 MB per 1 s', 2],
  ['5 reads/1 s', 5],
  ['5 s⁻¹', 5],
  ['5 x per second', 5],
])('reads %j', (text, value) => {
  expect(typedNumbers(text).map((read) => read.value)).toContain(value);
});

it.each([
  '',
  'many',
  '5 or 6',
  '12:30',
  '1/2',
  '1.2.3',
  '10-20',
  'shard0002',
  'NaN',
  '%',
  '1,25,000',
  '1.2,3.4',
  '5 per 10 seconds',
])('finds no single number in %j', (text) => {
  expect(typedNumbers(text)).toEqual([]);
});

it('allows half of the last digit', () => {
  expect(typedNumbers('27.8')[0]?.rounding).toBeCloseTo(0.05);
  expect(typedNumbers('28')[0]?.rounding).toBe(0.5);
  expect(typedNumbers('4e-3')[0]?.rounding).toBeCloseTo(0.0005);
});

it('reads every number as it is shown, with any unit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.constantFrom('', ' s', ' ms', ' %', ' records', ' KiB/s'),
      (value, unit) => {
        const shown = value.toLocaleString('en-US', { maximumFractionDigits: 3 });
        const wanted = Number(shown.replaceAll(',', ''));
        const readings = typedNumbers(shown + unit).map((read) => read.value);
        expect(readings.some((read) => Math.abs(read - wanted) < 1e-6)).toBe(true);
      },
    ),
  );
});

it('takes no exponent for a way to be rough', () => {
  for (const text of ['0e9', '1e9', '1k', '0k'])
    expect(typedNumbers(text)[0]?.rounding).toBeLessThanOrEqual(0.5);
});
