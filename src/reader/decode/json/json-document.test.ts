import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJsonDocument } from './json-document.ts';

it('reads JSON, with a byte order mark too', () => {
  expect(parseJsonDocument('\uFEFF{"a": [1, null]}')).toEqual({
    ok: true,
    value: { a: [1, null] },
  });
});

it.each([
  ['{\n  "a": 1,\n}', 'not JSON: line 3, column 1: a key in quotes is expected'],
  ['{\n  "a": x\n}', 'not JSON: line 2, column 8: '],
  ['{"a": 1', 'not JSON: line 1, column 8: the text ends too early'],
  ['', 'not JSON: line 1, column 1: the text ends too early'],
  ['{}\n\nx', 'not JSON: line 3, column 1: '],
])('%j: says where', (text, error) => {
  const read = parseJsonDocument(text);
  expect(read.ok ? '' : read.error).toContain(error);
});

it('takes what JSON.parse takes, and always has words for the rest', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + put + json.slice(place + 1);
    }),
  );
  fc.assert(
    fc.property(text, (json) => {
      const read = parseJsonDocument(json);
      if (!read.ok) expect(read.error).toMatch(/^not JSON: line \d+, column \d+: [a-z"\\]/);
      else expect(read.value).toEqual(JSON.parse(json.replace(/^\uFEFF/, '')));
    }),
  );
});
