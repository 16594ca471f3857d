import { expect, test } from 'vitest';
import { localeNames } from './locale-data.ts';
import { LOCALE_NAMES } from './locale-names.ts';

test('every locale that can be loaded can be chosen', () => {
  expect(LOCALE_NAMES).toEqual(localeNames());
});
