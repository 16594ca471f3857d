import { expect, it } from 'vitest';
import { markText, rateText } from './mark-text.ts';

it('a rate in bytes says so, and one in records stands without their name', () => {
  expect(rateText(102_400, 'bytes')).toBe('100.0 KiB/s');
  expect(rateText(102_400, 'records')).toBe('102,400/s');
  expect(rateText(0, undefined)).toBe('0/s');
  expect(markText({ t: 1, type: 'rate', value: 2048 }, 'bytes')).toBe('rate 2.0 KiB/s');
});
