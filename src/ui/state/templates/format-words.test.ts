import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEscaped, showEscaped } from './format-words.ts';

test('a delimiter survives its field', () => {
  expect(showEscaped('\r\n')).toBe('\\r\\n');
  expect(readEscaped('|\\t\\x')).toBe('|\t\\x');
  const anyText = fc.string({ unit: fc.constantFrom('\\', 'n', 'r', 't', '\n', '\r', '\t', '|') });
  fc.assert(
    fc.property(anyText, (text) => {
      expect(readEscaped(showEscaped(text))).toBe(text);
      expect(showEscaped(text)).not.toMatch(/[\n\r\t]/);
    }),
  );
});
