import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './tags.ts';

function shown(text: string): string[] {
  return pieces(text).map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`);
}

describe('the pieces of a template', () => {
  it('finds the words of tags, and JSON around them', () => {
    expect(shown('{"id": "{{number.int({"min":1})}}", "ok": true}')).toEqual([
      'jsonKey "id"',
      'jsonString "',
      'brace {{',
      'function number.int',
      'string "min"',
      'number 1',
      'brace }}',
      'jsonString "',
      'jsonKey "ok"',
      'jsonWord true',
    ]);
  });

  it('takes an open tag to the end', () => {
    expect(shown('x {{name.first')).toEqual(['brace {{', 'function name.first']);
  });

  it('keeps to the tag when another opens inside one that was never closed', () => {
    expect(pieces('{{\\{{1').map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [3, 5],
      [5, 6],
    ]);
  });

  it('is in order, without overlap, and never leaves the text', () => {
    const odd = fc.string({ unit: fc.constantFrom('{', '}', '"', "'", '\\', 'a', '1', ':', '!') });
    fc.assert(
      fc.property(odd, (text) => {
        let last = 0;
        for (const { from, to } of pieces(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThanOrEqual(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
