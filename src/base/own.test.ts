import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { own } from './own.ts';
import { INHERITED_NAMES } from './testing/inherited-names.ts';

test.each(INHERITED_NAMES)('a table without %s has nothing of that name', (name) => {
  expect(own({}, name)).toBeUndefined();
  expect(own(JSON.parse(`{"${name}": 1}`) as Record<string, number>, name)).toBe(1);
});

const SOURCE = resolve(import.meta.dirname, '..');

function sources(): { path: string; text: string }[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\btesting\b/.test(path))
    .map((path) => ({ path, text: readFileSync(join(SOURCE, path), 'utf8') }));
}

/** Lookups `name[…]` in code by anything but a text, or a text with a part filled in. */
function lookups(name: string, text: string): string[] {
  const isMember = name.startsWith('.');
  const pattern = new RegExp(
    `${isMember ? '' : '(?<!\\w)'}${name.replace('.', '\\.')}(?:\\?\\.)?\\[(?!['\`\\]])[^\\]]+\\]`,
    'g',
  );
  return text
    .split('\n')
    .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
    .flatMap((line) => line.match(pattern) ?? []);
}

function tablesOf(text: string): string[] {
  return [...text.matchAll(/const ([A-Z][A-Z\d_]+): (?:Readonly<)?Record<string,/g)].map(
    ([, name = '']) => name,
  );
}

test('tables of texts are read through own(), which knows no inherited names', () => {
  const all = sources();
  const found = all.flatMap(({ path, text }) =>
    tablesOf(text).flatMap((name) => lookups(name, text).map((line) => `${path}: ${line}`)),
  );
  expect(found).toEqual([]);
  expect(all.flatMap(({ text }) => tablesOf(text)).length).toBeGreaterThan(30);
});

test('and so is what users and files name: every record that a schema reads', () => {
  const all = sources();
  const fields = new Set(
    all.flatMap(({ text }) =>
      [...text.matchAll(/(\w+): (?:z\._default\()?z\s*\.record\(/g)].map(([, name = '']) => name),
    ),
  );
  // These are also what lists by number are called.
  for (const name of ['values', 'shards']) fields.delete(name);
  expect(fields.size).toBeGreaterThan(8);
  const found = all.flatMap(({ path, text }) =>
    [...fields].flatMap((name) => lookups(`.${name}`, text).map((line) => `${path}: ${line}`)),
  );
  expect(found).toEqual([]);
});

test('the search finds what it is for', () => {
  const text = "const TABLE: Readonly<Record<string, number>> = {};\nTABLE[name];\nTABLE['a'];";
  expect(tablesOf(text).flatMap((name) => lookups(name, text))).toEqual(['TABLE[name]']);
  expect(lookups('.filters', 'state.filters[stream]')).toEqual(['.filters[stream]']);
});
