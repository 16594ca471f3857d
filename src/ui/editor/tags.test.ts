import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './tags.ts';

function shown(text: string): string[] {
  return pieces(text).map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`);
}

describe('the pieces of a template', () => {
  it('finds tags, functions and their arguments, and JSON around them', () => {
    expect(shown('{"id": "{{number.int({"min":1})}}", "ok": true}')).toEqual([
      'jsonKey "id"',
      'jsonString "',
      'tag {{number.int({"min":1})}}',
      'name number.int',
      'string "min"',
      'number 1',
      'jsonString "',
      'jsonKey "ok"',
      'jsonWord true',
    ]);
  });

  it('keeps }} in quotes inside a tag', () => {
    expect(shown('{{"a}}b"}} c')[0]).toBe('tag {{"a}}b"}}');
  });

  it('takes an open tag to the end', () => {
    expect(shown('x {{name.first')).toEqual(['tag {{name.first', 'name name.first']);
  });

  it('never loops, and never leaves the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '"', "'", '\\', 'a', '1', ':') }),
        (text) => {
          for (const { from, to } of pieces(text)) {
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
