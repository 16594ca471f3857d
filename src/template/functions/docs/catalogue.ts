import { own as entryOf } from '../../../base/own.ts';
import { FAKER_DOCS } from '../faker-docs/index.ts';
import { FUNCTIONS } from '../index.ts';
import { NEW_NAMES } from '../../kdg/new-names.ts';
import { KDG_DOCS, type OwnDoc } from './kdg-docs.ts';
import { SHARDLAB_DOCS } from './shardlab-docs.ts';

/** A function as the editor and the reference show it. */
export interface CatalogueEntry {
  readonly name: string;
  readonly family: 'shardlab' | 'kdg' | 'faker';
  /** How it is called, with its arguments. */
  readonly signature: string;
  readonly summary: string;
  /** A call that works, without braces. */
  readonly example: string;
  /** What faker 10 calls it, for old names. */
  readonly newName?: string;
}

/** Calls for functions that cannot do without arguments. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'date.between': 'date.between("2026-01-01", "2026-12-31")',
  'date.betweens': 'date.betweens({"from":"2026-01-01", "to":"2026-12-31", "count":2})',
  'helpers.arrayElements': 'helpers.arrayElements(["a","b","c"], 2)',
  'helpers.enumValue': 'helpers.enumValue({"on":1, "off":0})',
  'helpers.fake': 'helpers.fake("Dear {{person.fullName}}")',
  'helpers.fromRegExp': 'helpers.fromRegExp("[A-Z]{3}[0-9]{4}")',
  'helpers.mustache': 'helpers.mustache("Hi {{name}}", {"name":"Ada"})',
  'helpers.objectEntry': 'helpers.objectEntry({"a":1, "b":2})',
  'helpers.objectKey': 'helpers.objectKey({"a":1, "b":2})',
  'helpers.objectValue': 'helpers.objectValue({"a":1, "b":2})',
  'helpers.rangeToNumber': 'helpers.rangeToNumber({"min":1, "max":9})',
  'helpers.replaceSymbols': 'helpers.replaceSymbols("??-###")',
  'helpers.slugify': 'helpers.slugify("Hello there")',
  'helpers.uniqueArray': 'helpers.uniqueArray(["a","b","b"], 2)',
  'helpers.weightedArrayElement':
    'helpers.weightedArrayElement([{"weight":3, "value":"a"}, {"weight":1, "value":"b"}])',
  'string.fromCharacters': 'string.fromCharacters("abc", 5)',
};

/** Functions that faker has but a template cannot call. */
export const NOT_CALLABLE: ReadonlySet<string> = new Set(['helpers.multiple', 'helpers.maybe']);

let entries: readonly CatalogueEntry[] | undefined;

/** Every function, sorted by name within its family: ours, KDG's, faker's. */
export function catalogue(): readonly CatalogueEntry[] {
  entries ??= [
    ...own('shardlab', SHARDLAB_DOCS),
    ...own('kdg', KDG_DOCS),
    ...Object.keys(FAKER_DOCS).filter(isFakerOnly).map(fakerEntry),
  ];
  return entries;
}

export function catalogueEntry(name: string): CatalogueEntry | undefined {
  return FUNCTIONS.has(name) ? catalogue().find((entry) => entry.name === name) : undefined;
}

function own(
  family: 'shardlab' | 'kdg',
  docs: Readonly<Record<string, OwnDoc>>,
): readonly CatalogueEntry[] {
  return Object.entries(docs).map(([name, [signature, summary, example]]) => {
    const newName = NEW_NAMES.get(name);
    const entry = { name, family, signature, summary, example };
    return newName === undefined ? entry : { ...entry, newName };
  });
}

function isFakerOnly(name: string): boolean {
  return !Object.hasOwn(KDG_DOCS, name) && !NOT_CALLABLE.has(name);
}

function fakerEntry(name: string): CatalogueEntry {
  const [summary = '', args = ''] = entryOf(FAKER_DOCS, name) ?? [];
  const [positional = '', options = ''] = args.split(';');
  const parts = positional === '' ? [] : positional.split(' ');
  if (options !== '') parts.push(`{${options.split(' ').join(', ')}}`);
  const signature = parts.length === 0 ? name : `${name}(${parts.join(', ')})`;
  return { name, family: 'faker', signature, summary, example: entryOf(EXAMPLES, name) ?? name };
}

const TITLES: readonly (readonly [CatalogueEntry['family'], string, string])[] = [
  ['shardlab', 'Functions of Shardlab', ''],
  [
    'kdg',
    'Functions of KDG',
    'Old names keep working; the editor names the new one. Where a name is faker 10’s too, this is the meaning that counts.\n\n',
  ],
  [
    'faker',
    'Functions of faker 10',
    'Arguments in braces are named: `number.int(min=1, max=6)` or `number.int({"min":1,"max":6})`.\n\n',
  ],
];

/** The reference part of docs/templates.md: every function, from the catalogue. */
export function referenceMarkdown(): string {
  const sections = TITLES.map(([family, title, text]) => {
    const rows = catalogue()
      .filter((entry) => entry.family === family)
      .map(row);
    return `### ${title}\n\n${text}${rows.join('\n')}\n`;
  });
  const missing = [...NOT_CALLABLE].map((name) => `\`${name}\``).join(' and ');
  return `${sections.join('\n')}\nOf faker’s functions only ${missing} cannot be called: they take a function. Use \`#repeat\` and \`#maybe\`.\n`;
}

function row({ signature, summary, newName }: CatalogueEntry): string {
  const now = newName === undefined ? '' : ` Now \`${newName}\`.`;
  return `- \`${signature}\`: ${summary}${now}`;
}
