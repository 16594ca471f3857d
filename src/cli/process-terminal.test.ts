import { expect, test } from 'vitest';
import { errorText } from './process-terminal.ts';

test('standard error has no character that a terminal obeys, but for a line in place of another', () => {
  expect(errorText('error: a\u001b]0;title\u0007b\nnext\n')).toBe('error: a ]0;title b\nnext\n');
  expect(errorText('\r12 records\u001b[K')).toBe('\r12 records\u001b[K');
  expect(errorText('\r1\u001b[31m2\u001b[K\n')).toBe('\r1 [31m2\u001b[K\n');
});
