import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine, plainText } from './plain-text.ts';

test('nothing in a line of somebody else is obeyed by a terminal, or ends the line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      expect(plainText(text).replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('what is shown stays', () => {
  const text = 'Größe 2 µs, 🙂, שלום: "x" = 1';
  expect(plainLine(text)).toBe(text);
  expect(plainText(`${text}\n\tb`)).toBe(`${text}\n\tb`);
  expect(plainLine('a\u001b[31mb\u0007\r\nerror: c\u009b2J')).toBe('a [31mb error: c 2J');
});
