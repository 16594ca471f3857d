import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInJson, parseJsonPath, type JsonPath } from './json-path.ts';

function lookUp(value: unknown, path: JsonPath): unknown {
  let at: unknown = value;
  for (const step of path) {
    const isList = Array.isArray(at);
    if (typeof at !== 'object' || at === null || isList !== (typeof step === 'number'))
      return undefined;
    if (!Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

describe('paths into JSON', () => {
  it('reads paths and refuses others', () => {
    expect(parseJsonPath('a.b[0]["odd \\"key"].c-d')).toEqual({
      ok: true,
      value: ['a', 'b', 0, 'odd "key', 'c-d'],
    });
    expect(parseJsonPath('$.a')).toEqual({ ok: true, value: ['a'] });
    expect(parseJsonPath('[2][3]')).toEqual({ ok: true, value: [2, 3] });
    for (const bad of ['a..b', 'a b', '.', 'a[x]', 'a[0]b', '<p>'])
      expect(parseJsonPath(bad).ok).toBe(false);
  });

  it('finds what is there and nothing else', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(1, 'x', true, null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
      ),
    }));
    const path = fc.array(fc.oneof(key, fc.nat(2)), { maxLength: 4 });
    fc.assert(
      fc.property(tree, path, (value, at) => {
        const expected = lookUp(value, at);
        const found = findInJson(JSON.stringify(value), at);
        if (expected === undefined) expect(found).toBeUndefined();
        else if (typeof expected === 'string')
          expect(found).toEqual({ kind: 'string', text: expected });
        else expect(found?.text).toBe(JSON.stringify(expected));
      }),
      { numRuns: 5000 },
    );
  });

  it('keeps digits', () => {
    expect(findInJson('{"a":[0,{"id":12345678901234567890}]}', ['a', 1, 'id'])).toEqual({
      kind: 'number',
      text: '12345678901234567890',
    });
  });
});
