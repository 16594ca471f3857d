import { expect, it } from 'vitest';
import { tidyCode } from './tidy-code.ts';

it.each(['123456', '123 456', ' 123\u00a0456\n', '123-456', '\u200b123456', '1 2 3 4 5 6\t'])(
  'a code is taken however it was shown: %j',
  (typed) => {
    expect(tidyCode(typed)).toBe('123456');
  },
);
