import { type CatalogueEntry, catalogue, catalogueEntry } from '../functions/docs/catalogue.ts';
import type { ListHeader } from '../lists/csv-list.ts';

/** A thing that can be typed here. */
export interface TemplateCompletion {
  /** What replaces the text from `from` to the cursor. */
  readonly insert: string;
  readonly label: string;
  readonly kind: 'function' | 'name' | 'block' | 'list';
  /** The signature. */
  readonly detail?: string;
  readonly summary?: string;
}

export interface TemplateCompletions {
  /** Offset where the word being typed begins. */
  readonly from: number;
  readonly items: readonly TemplateCompletion[];
}

const BLOCKS: readonly TemplateCompletion[] = [
  block(
    '#repeat 1..3',
    '{{#repeat 1..3}}…{{/repeat}}',
    'The part between is repeated, with commas.',
  ),
  block('#choose 70', '{{#choose 70}}…{{or 30}}…{{/choose}}', 'One of the parts, by weight.'),
  block('#maybe 50%', '{{#maybe 50%}}…{{else}}…{{/maybe}}', 'The part is there with this chance.'),
  block('let name = ', '{{let name = value}}', 'Names a value, to use it again.'),
];

function block(insert: string, detail: string, summary: string): TemplateCompletion {
  return { insert, label: insert.trim(), kind: 'block', detail, summary };
}

/**
 * What may be typed at `offset`; `undefined` outside tags, and inside strings that name
 * neither a list nor a column.
 */
export function completeTemplate(
  source: string,
  offset: number,
  lists: readonly ListHeader[] = [],
): TemplateCompletions | undefined {
  const open = openTag(source, offset);
  if (open === undefined) return completeListName(source, offset, lists);
  const inside = source.slice(open, offset);
  const [word = ''] = /#?[\w$.]*$/.exec(inside) ?? [];
  const isFirst = inside.slice(0, inside.length - word.length).trim() === '';
  const items = [
    ...(isFirst ? BLOCKS : []),
    ...namesIn(source).map((name): TemplateCompletion => ({
      insert: name,
      label: name,
      kind: 'name',
    })),
    ...lists.flatMap(listCalls),
    ...catalogue().map(completion),
  ].filter(({ label }) => matches(label, word));
  return { from: offset - word.length, items };
}

/** Whole calls: `list("cities")`, or `csv("people", "name")` for each column. */
function listCalls({ name, columns, first }: ListHeader): TemplateCompletion[] {
  const call = (insert: string, summary: string, example = ''): TemplateCompletion => ({
    insert,
    label: insert,
    kind: 'list',
    detail: example === '' ? insert : `${insert}, such as ${example}`,
    summary,
  });
  const quoted = JSON.stringify(name);
  if (columns === undefined)
    return [call(`list(${quoted})`, 'A value of this list, each as often.', first[0])];
  return columns.flatMap((column, i) =>
    column === ''
      ? []
      : call(
          `csv(${quoted}, ${JSON.stringify(column)})`,
          'This column of a row; all columns of one record come from one row.',
          first[i],
        ),
  );
}

/** Inside the quotes of `list("…")` and `csv("…", "…")`. */
function completeListName(
  source: string,
  offset: number,
  lists: readonly ListHeader[],
): TemplateCompletions | undefined {
  const before = source.slice(Math.max(0, offset - 400), offset);
  const found =
    /\b(list|csv)\s*\(\s*(?:list\s*=\s*)?["'](?:([^"']*)["']\s*,\s*(?:column\s*=\s*)?["'])?([^"']*)$/.exec(
      before,
    );
  if (found === null) return undefined;
  const [, call, listName, typed = ''] = found;
  if (listName !== undefined && call === 'list') return undefined;
  const names =
    listName === undefined
      ? lists.filter(({ columns }) => (columns === undefined) === (call === 'list')).map(nameOf)
      : (lists.find(({ name }) => name === listName)?.columns ?? []);
  const items = names
    .filter((name) => name !== '')
    .map((name): TemplateCompletion => ({ insert: name, label: name, kind: 'list' }));
  return items.length === 0 ? undefined : { from: offset - typed.length, items };
}

function nameOf({ name }: ListHeader): string {
  return name;
}

/** The function at an offset, for a hover: its entry and where its name stands. */
export function hoverTemplate(
  source: string,
  offset: number,
):
  | { readonly entry: CatalogueEntry; readonly offset: number; readonly length: number }
  | undefined {
  if (openTag(source, offset) === undefined) return undefined;
  const [before = ''] = /[\w$.]*$/.exec(source.slice(0, offset)) ?? [];
  const [after = ''] = /^[\w$.]*/.exec(source.slice(offset)) ?? [];
  const name = before + after;
  const start = offset - before.length;
  const parts = name.split('.');
  const entry = catalogueEntry(name) ?? catalogueEntry(parts.slice(0, 2).join('.'));
  return entry && { entry, offset: start, length: entry.name.length };
}

function completion({ name, signature, summary }: CatalogueEntry): TemplateCompletion {
  return { insert: name, label: name, kind: 'function', detail: signature, summary };
}

/** The words of a name may be typed apart: `uuid` finds `random.uuid`. */
function matches(label: string, word: string): boolean {
  const wanted = word.toLowerCase();
  const name = label.toLowerCase();
  return name.startsWith(wanted) || (wanted.length > 1 && name.includes(wanted));
}

/** Where the contents of the tag around `offset` begin; `undefined` in text and in strings. */
function openTag(source: string, offset: number): number | undefined {
  const open = source.lastIndexOf('{{', offset - 2);
  if (open < 0) return undefined;
  let quote = '';
  for (let i = open + 2; i < offset; i += 1) {
    const char = source[i] as string;
    if (char === '\\' && quote !== '') i += 1;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
    else if (quote === '' && source.startsWith('}}', i)) return undefined;
  }
  return quote === '' ? open + 2 : undefined;
}

function namesIn(source: string): string[] {
  const found = source.matchAll(
    /\{\{\s*let\s+([A-Za-z_$][\w$]*)|\bas\s+([A-Za-z_$][\w$]*)\s*\}\}/g,
  );
  return [...new Set([...found].map(([, named, as]) => named ?? as ?? ''))];
}
