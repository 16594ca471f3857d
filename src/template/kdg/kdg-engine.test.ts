import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../compile/compile.ts';
import { kdgEngine, kdgText } from '../testing/kdg-engine.ts';
import { one } from '../testing/render.ts';

const kdg = kdgEngine();

describe('what KDG passes over in a tag', () => {
  test.each([
    '{{random.number.float({"min":7,"max":7,"precision":0.5})}}',
    '{{random.number({"min":7,"max":7}).toFixed(2)}}',
    '{{random.number({"min":7,"max":7}).toFixed(2).padStart(5, "0")}}',
    '{{random.arrayElement(["a"]).length}}',
    '{{random.arrayElement.one(["a"])}}',
    '{{random.arrayElement.one.more(["a"]).x}}',
    '{{helpers.slugify("a b").x.y and more}}',
    '{{date.utc.format("YYYY")}}',
    '{{date.utc(YYYY).2}}',
    '{{date.utc("YYYY"). x}}',
    '{{image.cats.url}}/{{image.cats.100}}',
    '{{random.boolean("").x}}',
  ])('%s', async (template) => {
    const shape = (text: string): string => text.replace(/true|false/, 'boolean');
    expect(shape(await one(template, { context: { dueEpochMs: Date.now() } }))).toBe(
      shape(kdg.fake(template)),
    );
  });

  test('it is said, in a warning at the place', () => {
    const compiled = compileTemplate('x{{random.number(5).toFixed(2)}}');
    expect(compiled.ok && compiled.value.hints).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        message:
          'KDG reads random.number and its arguments; the other parts of this tag change nothing',
        offset: 3,
        length: 27,
      }),
    );
  });

  test('parts of objects, and names after as, stay what they are', async () => {
    expect(await one('{{random.arrayElement([{"a":{"b":7}}]).a.b}}')).toBe('7');
    expect(await one('{{random.arrayElement([{"a":7}]).a as x}}{{x}}')).toBe('77');
    expect(await one('{{random.number(0).x as y}}{{y}}')).toBe('00');
    expect(await one('{{helpers.userCard.address.geo.lat}}')).toMatch(/^-?\d+\.\d{4}$/);
    await expect(one('{{airline.airline.nme}}')).rejects.toThrow('no part "nme"');
  });
});

describe('what KDG does to the text before it renders', () => {
  const white = fc
    .array(fc.constantFrom(' ', '\t', '\n', '\u00a0', '\ufeff', '\u2028', '\u3000', '\v', '\f'))
    .map((all) => all.join(''));

  test('white space around it goes, line breaks in it go, all else stays', async () => {
    await fc.assert(
      fc.asyncProperty(white, white, white, async (before, within, after) => {
        const typed = `${before}{"a":${within}{{random.number(0)}}}${after}`;
        expect(await one(typed)).toBe(kdg.fake(kdgText(typed)));
        expect(await one(typed.replaceAll('\n', '\r\n'))).toBe(kdg.fake(kdgText(typed)));
      }),
      { numRuns: 200 },
    );
  });

  test('a leading no-break space leaves the record JSON', async () => {
    expect(JSON.parse(await one('\u00a0\n {"a":1}\u00a0\n'))).toEqual({ a: 1 });
  });

  test('a problem keeps its place in the text as typed', () => {
    const compiled = compileTemplate('\u00a0\n  {{nope}}');
    expect(!compiled.ok && compiled.error[0]).toMatchObject({ line: 2, column: 5, offset: 6 });
  });

  test('kept lines keep their blanks too', async () => {
    expect(await one(' a\n ', { oneLine: false })).toBe(' a\n ');
  });
});
