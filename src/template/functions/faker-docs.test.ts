import { readFile, readdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FAKER_DOCS } from './faker-docs/index.ts';
import { FAKER_NAMES } from './definition/faker-names.ts';
import { readFakerTypes } from '../testing/faker-types.ts';

const TYPES = new URL('../../../node_modules/@faker-js/faker/dist/', import.meta.url);
/** Module names from the first letter of one to the last of the other. */
const FILES = ['a-c', 'd-f', 'g-i', 'l-n', 'p-s', 't-w'];

test('what faker’s functions do and take is what its own types say', async () => {
  const [core] = (await readdir(TYPES)).filter((name) => /^core-.*\.d\.ts$/.test(name));
  const theirs = readFakerTypes(await readFile(new URL(core ?? '', TYPES), 'utf8'));
  expect([...theirs.keys()].filter((name) => FAKER_NAMES.includes(name)).toSorted()).toEqual(
    FAKER_NAMES.toSorted(),
  );
  const wanted = FAKER_NAMES.map((name) => {
    const { summary = '', args = '' } = theirs.get(name) ?? {};
    expect(summary, name).toMatch(/^[A-Z].{6,}\.$/);
    return [name, [summary, args]] as const;
  });
  if (process.env['UPDATE_DOCS'] !== undefined) await write(wanted);
  else expect(Object.entries(FAKER_DOCS)).toEqual(wanted);
});

async function write(docs: readonly (readonly [string, readonly string[]])[]): Promise<void> {
  for (const file of FILES) {
    const [first = '', last = ''] = file.split('-');
    const rows = docs
      .filter(([name]) => name.slice(0, 1) >= first && name.slice(0, 1) <= last)
      .map(([name, doc]) => `  '${name}': ${JSON.stringify(doc)},\n`);
    const text = `import type { FakerDocs } from './docs.ts';\n\nexport const DOCS: FakerDocs = {\n${rows.join('')}};\n`;
    await writeFile(new URL(`faker-docs/${file}.ts`, import.meta.url), text);
  }
}
