import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

describe('colours of JSON', () => {
  it('tells keys from values, and keeps big numbers whole', () => {
    const kinds = jsonPieces('{"id": 12345678901234567890, "ok": true, "n": "1"}')
      .filter(({ kind }) => kind !== 'plain')
      .map(({ kind, text }) => [kind, text]);
    expect(kinds).toEqual([
      ['key', '"id":'],
      ['number', '12345678901234567890'],
      ['key', '"ok":'],
      ['word', 'true'],
      ['key', '"n":'],
      ['string', '"1"'],
    ]);
  });

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(
          jsonPieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
