import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromShared, toShared } from './share-link.ts';

it('brings any template through a link unchanged', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string({ minLength: 1, maxLength: 50 }),
        text: fc.string({ unit: 'grapheme', maxLength: 300 }),
        oneLine: fc.boolean(),
        key: fc.string({ maxLength: 50 }),
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
  const good = toShared({ name: 'a', text: 'b', oneLine: true, key: '' });
  for (const bad of ['', 'shared.', `${good}!`, good.slice(0, -4), 'shared.e30', 'other'])
    expect(fromShared(bad)).toBeUndefined();
  expect(
    fromShared(toShared({ name: 'a', text: 'x'.repeat(100_001), oneLine: true, key: '' })),
  ).toBeUndefined();
});
