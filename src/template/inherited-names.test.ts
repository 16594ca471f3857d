import { describe, expect, test } from 'vitest';
import { INHERITED_NAMES } from '../base/testing/inherited-names.ts';
import { readLists } from './index.ts';
import { one, problemsOf } from './testing/render.ts';

describe.each(INHERITED_NAMES)('the name %s', (name) => {
  test('is a variable, a key, and a list as any other', async () => {
    expect(await one(`{{let ${name} = "x"}}{{${name}}}`)).toBe('x');
    const lists = readLists(Object.fromEntries([[name, { csv: `${name}\nvalue` }]]));
    if (!lists.ok) throw new Error(lists.error);
    expect(lists.value.get(name)?.columns).toEqual([name]);
    expect(await one(`{{csv("${name}", "${name}")}}`, { lists: lists.value })).toBe('value');
  });

  test('is nothing where nobody made it', () => {
    for (const source of [
      `{{${name}}}`,
      `{{${name}.${name}}}`,
      `{{random.${name}}}`,
      `{{date.${name}("x")}}`,
      `{{csv("${name}", "a")}}`,
    ])
      expect(problemsOf(source), source).not.toEqual([]);
  });
});
