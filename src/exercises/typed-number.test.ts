import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typedNumber } from './typed-number.ts';

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
])('reads %j', (text, value) => {
  expect(typedNumber(text)?.value).toBe(value);
});

it.each(['', 'many', '5 or 6', '12:30', '1/2', '1.2.3', '10-20', 'shard0002', 'NaN', '%'])(
  'finds no single number in %j',
  (text) => {
    expect(typedNumber(text)).toBeUndefined();
  },
);

it('allows half of the last digit', () => {
  expect(typedNumber('27.8')?.rounding).toBeCloseTo(0.05);
  expect(typedNumber('28')?.rounding).toBe(0.5);
  expect(typedNumber('4e-3')?.rounding).toBeCloseTo(0.0005);
});

it('reads every number as it is shown, with any unit', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.constantFrom('', ' s', ' ms', ' %', ' records', ' KiB/s'),
      (value, unit) => {
        const shown = value.toLocaleString('en-US', { maximumFractionDigits: 3 });
        expect(typedNumber(shown + unit)?.value).toBeCloseTo(Number(shown.replaceAll(',', '')), 6);
      },
    ),
  );
});
