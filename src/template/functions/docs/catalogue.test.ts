import { readFile, writeFile } from 'node:fs/promises';
import { faker } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { NOT_CALLABLE, catalogue, referenceMarkdown } from './catalogue.ts';
import { compileTemplate } from '../../compile/compile.ts';
import { listFromCsv, listFromLines } from '../../lists/csv-list.ts';
import { FAKER_NAMES } from '../definition/faker-names.ts';
import { FUNCTIONS } from '../index.ts';
import { NEW_NAMES } from '../../kdg/new-names.ts';
import { one } from '../../testing/render.ts';

const FILE = new URL('../../../../docs/templates.md', import.meta.url);
const BEGIN = '<!-- reference: written by src/template/functions/docs/catalogue.ts -->\n';
const END = '<!-- end of reference -->';

const lists = new Map([
  ['cities', listFromCsv('name,country\nOslo,NO')],
  ['people', listFromCsv('name,city\nAda,London')],
  ['colours', listFromLines('red')],
]);

describe('the catalogue', () => {
  test('has every function, and no other', () => {
    const known = catalogue().map(({ name }) => name);
    expect(new Set(known).size).toBe(known.length);
    const callable = [...FUNCTIONS.keys()].filter((name) => !NOT_CALLABLE.has(name));
    expect(known.toSorted()).toEqual(callable.toSorted());
    for (const name of NEW_NAMES.values()) expect(FUNCTIONS.has(name), name).toBe(true);
  });

  test('has every function of faker', () => {
    const theirs: string[] = [];
    for (const [module, owner] of Object.entries(faker)) {
      if (module === 'fakerCore' || typeof owner !== 'object' || owner === null) continue;
      for (const [name, member] of Object.entries(owner as Record<string, unknown>)) {
        if (typeof member === 'function') theirs.push(`${module}.${name}`);
      }
    }
    expect(FAKER_NAMES.toSorted()).toEqual(theirs.toSorted());
  });

  test.each(catalogue().map(({ name, example }) => [name, example]))(
    '%s: the example works',
    async (_name, example) => {
      const text = await one(`{{${example}}}`, { lists, context: { key: 'k', shardId: 's' } });
      if (!example.startsWith('pad')) expect(text).not.toBe('');
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    },
  );
});

describe('docs/templates.md', () => {
  test('has the reference as the catalogue makes it', async () => {
    const text = await readFile(FILE, 'utf8');
    const from = text.indexOf(BEGIN) + BEGIN.length;
    const to = text.indexOf(END);
    expect(from).toBeGreaterThan(BEGIN.length);
    const reference = `\n${referenceMarkdown()}\n`;
    if (process.env['UPDATE_DOCS'] !== undefined) {
      await writeFile(FILE, text.slice(0, from) + reference + text.slice(to));
    } else expect(text.slice(from, to)).toBe(reference);
  });

  test('every template in its tables works', async () => {
    const text = await readFile(FILE, 'utf8');
    const table = text.slice(text.indexOf('| to have'), text.indexOf('Notes.'));
    const examples = [...table.matchAll(/`([^`]*\{\{[^`]*)`/g)].map(([, example]) => example ?? '');
    expect(examples.length).toBeGreaterThan(25);
    for (const example of examples) {
      const compiled = compileTemplate(example, { lists });
      expect(compiled.ok ? '' : compiled.error[0]?.message, example).toBe('');
      await one(example, { lists });
    }
  });
});
