import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../../reader/decode/json/json-pretty.ts';
import {
  closes,
  foldedAtFirst,
  foldedTail,
  jsonLines,
  opens,
  shownLines,
  jsonPieces,
} from './json-tree-lines.ts';

function lay(json: string): string {
  return prettyJson(json).text;
}

describe('JSON as lines that fold', () => {
  it('knows what each line opens, how much is in it, and where it ends', () => {
    const lines = jsonLines(lay('{"a":[1,{"b":"{"}],"c":{},"d":[]}'));
    expect(Array.from({ length: lines.count }, (_, i) => lines.text(i))).toEqual([
      '{',
      '"a": [',
      '1,',
      '{',
      '"b": "{"',
      '}',
      '],',
      '"c": {},',
      '"d": []',
      '}',
    ]);
    expect([...lines.close]).toEqual([9, 6, -1, 5, -1, -1, -1, -1, -1, -1]);
    expect([...lines.depth]).toEqual([0, 1, 2, 2, 3, 2, 1, 1, 1, 0]);
    expect([...lines.parent]).toEqual([-1, 0, 1, 1, 3, 1, 0, 0, 0, -1]);
    expect(lines.children[0]).toBe(3);
    expect(shownLines(lines, new Set([1]), 100)).toEqual({ lines: [0, 1, 7, 8, 9], more: false });
    expect(foldedTail(lines, 1)).toBe(' 2 items … ],');
    expect(foldedTail(lines, 3)).toBe(' 1 member … }');
    expect(opens(lines, 7)).toBe(false);
    expect(closes(lines, 6)).toBe(true);
  });

  it('has every line of any value in view when nothing is folded, and brackets that match', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const text = lay(json);
        const lines = jsonLines(text);
        const { lines: shown, more } = shownLines(lines, new Set(), 1_000_000);
        expect(more).toBe(false);
        expect(shown.length).toBe(text.split('\n').length);
        for (let line = 0; line < lines.count; line += 1) {
          if (!opens(lines, line)) continue;
          expect(closes(lines, lines.close[line] ?? -1)).toBe(true);
          expect(lines.depth[lines.close[line] ?? -1]).toBe(lines.depth[line]);
        }
      }),
    );
  });

  it('takes 10,000 levels and a megabyte of lines, and shows only a part of them at first', () => {
    const deep = jsonLines(lay('['.repeat(10_000) + ']'.repeat(10_000)));
    expect(shownLines(deep, foldedAtFirst(deep, 300), 500).lines.length).toBeLessThanOrEqual(500);
    const wide = jsonLines(lay(`{"a":[${'7,'.repeat(300_000)}7],"b":1}`));
    expect(wide.count).toBe(300_006);
    const first = shownLines(wide, foldedAtFirst(wide, 300), 500);
    expect(first.lines.map((line) => wide.text(line))).toEqual(['{', '"a": [', '"b": 1', '}']);
    expect(shownLines(wide, new Set(), 500)).toMatchObject({ more: true });
  });

  it('keeps documents below one another apart, and text that is none or is cut', () => {
    const lines = jsonLines(`${lay('{"a":1}')}\nnot json {\n${lay('[2]')}\n{\n  "cut": [`);
    expect([...lines.close]).toEqual([2, -1, -1, -1, 6, -1, -1, 8, -1]);
    expect([...lines.depth]).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 1]);
  });
});

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
