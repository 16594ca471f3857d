import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../../e2e/peers/process.ts';
import { KINESALITE, RECORDED } from './testing/error-texts.ts';
import { FORM_TEXTS } from './testing/form-texts.ts';
import { OURS } from './testing/our-texts.ts';
import { VALUE, textsIn } from './testing/source-texts.ts';
import { textTables } from './testing/text-tables.ts';

/** Files of texts that no client is sent: names of quotas, and what a saved file lacks. */
const NOT_SENT = /test\.ts$|testing\/|persistence\/|quota-table|control-rates|segment/;
/** Texts that are no message of an error. */
const OTHER = new Set([
  'The network is cut.',
  'The reply was lost after the write was stored.',
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  '… … … … UTC …',
]);

const ALL = [...RECORDED, ...FORM_TEXTS, ...OURS];
let inCode: ReadonlyMap<string, string>;

beforeAll(async () => {
  const isWanted = (file: string): boolean => file.endsWith('.ts') && !NOT_SENT.test(file);
  const folders = ['service', 'protocol'].map((name) => join(ROOT, 'src/simulator', name));
  const found = await Promise.all(folders.map((folder) => textsIn(folder, isWanted)));
  inCode = new Map(found.flatMap((texts) => [...texts]));
});

test('every text in the code says where it was recorded, or that it is ours', () => {
  const listed = new Set(ALL.map(([text]) => text));
  expect([...inCode.keys()].filter((text) => !listed.has(text) && !OTHER.has(text))).toEqual([]);
});

test('every listed text is in the code, once', () => {
  expect(ALL.map(([text]) => text).filter((text) => !inCode.has(text))).toEqual([]);
  expect(new Set(ALL.map(([text]) => text)).size).toBe(ALL.length);
});

test('what is said to be kinesalite’s is', async () => {
  const folder = join(ROOT, 'node_modules/kinesalite');
  const theirs = [
    ...(
      await textsIn(folder, (file) => file.endsWith('.js') && !/node_modules|cli/.test(file))
    ).keys(),
  ];
  const missing = [...RECORDED, ...FORM_TEXTS]
    .filter(([, where]) => where === KINESALITE)
    .map(([text]) => text)
    .filter((text) => !theirs.some((other) => sameWords(text, other)));
  expect(missing).toEqual([]);
});

test('the page about the simulator prints these lists', async () => {
  const page = await readFile(join(ROOT, 'docs/simulator.md'), 'utf8');
  // Formatting pads the cells of a table.
  const plain = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
  expect(plain(page)).toContain(plain(textTables()));
});

/** Whether two texts are one, whatever values they were given. */
function sameWords(text: string, other: string): boolean {
  const parts = text.trim().split(VALUE);
  const literal = parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(literal.join('.*'), 's').test(other);
}
