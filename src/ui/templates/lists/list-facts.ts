import {
  MAX_LIST_LENGTH,
  MAX_LIST_ROWS,
  namedColumns,
  readList,
  type ListText,
} from '../../../template/lists/csv-list.ts';
import { formatBytes, formatCount } from '../../text/format.ts';

/** As many lists as anyone needs; they travel with the template. */
export const MAX_LISTS = 20;
const LONGEST_NAME = 100;

export function listText(list: ListText): string {
  return 'lines' in list ? list.lines : list.csv;
}

export type ListFacts =
  | { readonly problem: string }
  | {
      /** `3 values, 21 B`; `2 columns (name, city), 40 rows, 1.2 KiB` */
      readonly words: string;
      /** How a template uses it. */
      readonly usage: string;
    };

/** What is in a list, or why it cannot be one, in a sentence. */
export function listFacts(name: string, list: ListText): ListFacts {
  const text = listText(list);
  if (text.length > MAX_LIST_LENGTH)
    return {
      problem: `It has ${formatBytes(text.length)}; at most ${formatBytes(MAX_LIST_LENGTH)} are kept. Use a shorter list.`,
    };
  const read = readList(list);
  if (!read.ok) return { problem: `This is no list that can be used: ${read.error}.` };
  const { rows } = read.value;
  const columns = namedColumns(read.value);
  const size = formatBytes(text.length);
  const quoted = JSON.stringify(name);
  if (rows.length === 0)
    return {
      problem:
        'csv' in list
          ? 'It has no rows. The first line names the columns; add a row below it.'
          : 'It has no values. Enter one on each line.',
    };
  if ('lines' in list)
    return {
      words: `${formatCount(rows.length)} value${rows.length === 1 ? '' : 's'}, ${size}`,
      usage: `{{list(${quoted})}}`,
    };
  const names = columns.length > 6 ? [...columns.slice(0, 6), '…'] : columns;
  return {
    words: `${columns.length} column${columns.length === 1 ? '' : 's'} (${names.join(', ')}), ${formatCount(rows.length)} row${rows.length === 1 ? '' : 's'}, ${size}`,
    usage: `{{csv(${quoted}, ${JSON.stringify(columns[0] ?? '')})}}`,
  };
}

/** What is wrong with a list's name; `undefined` when nothing is. */
export function nameProblem(name: string, others: readonly string[]): string | undefined {
  if (name === '') return 'The name is missing. Enter what the template calls the list.';
  // What checks saved documents leaves this key out, as it may not reach a prototype.
  if (name === '__proto__') return 'This name cannot be saved. Choose another name.';
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`;
  if (/["'\\{}]/.test(name)) return 'A name has no quotes, braces or backslashes.';
  return others.includes(name)
    ? `There is a list "${name}" already. Choose another name.`
    : undefined;
}

/** What a file's name says: `cities.csv` has columns and is called cities. */
export function fromFile(fileName: string, text: string): { name: string; list: ListText } {
  const name = fileName
    .replace(/\.\w+$/, '')
    .replaceAll(/["'\\{}]/g, '')
    .slice(0, LONGEST_NAME);
  // A name of nothing but such characters, or `.csv`, leaves none.
  const isCsv = /\.(?:csv|tsv)$/i.test(fileName);
  return { name: name.trim() || 'list', list: isCsv ? { csv: text } : { lines: text } };
}

export const LIST_LIMIT = `At most ${formatCount(MAX_LIST_ROWS)} rows and ${formatBytes(MAX_LIST_LENGTH)} a list.`;
