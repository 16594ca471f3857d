import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Length, decodeBase64, encodeBase64 } from './base64.ts';

test('encodes as Node does, and decodes what it encodes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = encodeBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(text).toHaveLength(base64Length(bytes.length));
      expect(decodeBase64(text)).toEqual(bytes);
    }),
  );
});

test.each([
  'a',
  'ab',
  'abc',
  'a===',
  '====',
  '=abc',
  'a=bc',
  'ab=c',
  'a==b',
  '&&&&',
  'abc\u00ff',
  'abc\u0141',
  'ab\n=',
])('refuses %j', (text) => {
  expect(decodeBase64(text)).toBeUndefined();
});
