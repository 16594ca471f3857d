import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OUTPUTS } from '../../../template/output/encode-record.ts';
import { PLAIN_FORMAT } from '../../state/templates/template-format.ts';
import { fromShared, toShared } from './share-link.ts';

const PLAIN = {
  ...PLAIN_FORMAT,
  name: 'a',
  text: 'b',
  oneLine: true,
  key: '',
  compression: 'none',
} as const;

it('brings any template through a link unchanged', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 50 }),
        text: fc.string({ unit: 'grapheme', maxLength: 300 }),
        oneLine: fc.boolean(),
        key: fc.string({ maxLength: 50 }),
        delimiter: fc.string({ maxLength: 5 }),
        output: fc.constantFrom(...OUTPUTS),
        locale: fc.constantFrom('en', 'de_CH'),
        compression: fc.constantFrom('none', 'gzip'),
        lists: fc.dictionary(
          fc.string().filter((name) => name !== '__proto__'),
          fc.oneof(fc.record({ lines: fc.string() }), fc.record({ csv: fc.string() })),
          { noNullPrototype: true },
        ),
      }),
      (template) => {
        const segment = toShared(template);
        expect(segment).toMatch(/^shared\.[\w-]*$/);
        expect(fromShared(segment)).toEqual({ version: 1, ...template });
      },
    ),
  );
});

it('refuses what is damaged, too large, or something else', () => {
  const good = toShared(PLAIN);
  for (const bad of ['', 'shared.', `${good}!`, good.slice(0, -4), 'shared.e30', 'other'])
    expect(fromShared(bad)).toBeUndefined();
  expect(fromShared(toShared({ ...PLAIN, text: 'x'.repeat(100_001) }))).toBeUndefined();
});

it('opens a link from before there were delimiters and lists', () => {
  const old =
    'shared.eyJ2ZXJzaW9uIjoxLCJuYW1lIjoiYSIsInRleHQiOiJiIiwib25lTGluZSI6dHJ1ZSwia2V5IjoiIn0';
  expect(fromShared(old)).toEqual({ version: 1, ...PLAIN });
});
