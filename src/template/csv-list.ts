import { type Result, err, ok } from '../base/result.ts';
import type { ListData } from './function-definition.ts';

/** More values than these are not kept: they would be copied to every worker. */
export const MAX_LIST_ROWS = 100_000;
/** Characters of a list's text. */
export const MAX_LIST_LENGTH = 4 * 1024 * 1024;

/** A list as it was pasted or uploaded: one value a line, or a CSV whose first row names the columns. */
export type ListText = { readonly lines: string } | { readonly csv: string };

/** A list as text, or read already. */
export type ListSource = ListText | ListData;

/** @returns the list, or what is wrong with it, without its name and a full stop */
export function readList(source: ListSource): Result<ListData, string> {
  const data =
    'lines' in source
      ? listFromLines(source.lines)
      : 'csv' in source
        ? listFromCsv(source.csv, separatorOf(source.csv))
        : source;
  const { length } = data.rows;
  if (length > MAX_LIST_ROWS)
    return err(`it has ${length} rows; at most ${MAX_LIST_ROWS} are kept`);
  const twice = data.columns.find((column, i) => data.columns.indexOf(column) < i);
  return twice === undefined ? ok(data) : err(`two of its columns are called "${twice}"`);
}

/** Lists by name. @returns what is wrong with the first that cannot be read, in a sentence */
export function readLists(
  sources: Readonly<Record<string, ListSource>>,
): Result<ReadonlyMap<string, ListData>, string> {
  const lists = new Map<string, ListData>();
  for (const [name, source] of Object.entries(sources)) {
    const read = readList(source);
    if (!read.ok) return err(`The list "${name}" cannot be used: ${read.error}.`);
    lists.set(name, read.value);
  }
  return ok(lists);
}

/** What stands between the columns: what the first line has most of. */
export function separatorOf(csv: string): string {
  const [first = ''] = /^[^\n\r]*/.exec(csv) ?? [];
  const names = first.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => [mark, names.split(mark).length] as const);
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** One value a line; empty lines are left out. */
export function listFromLines(text: string): ListData {
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .map((line) => [line]);
  return { columns: ['value'], rows };
}

/**
 * A CSV whose first row names the columns (RFC 4180: quotes may hold commas, line breaks
 * and doubled quotes). Short rows are filled with empty text.
 */
export function listFromCsv(text: string, separator = ','): ListData {
  const [columns = [], ...rows] = csvRows(text.replace(/^\ufeff/, ''), separator);
  return {
    columns: columns.map((column) => column.trim()),
    rows: rows.map((row) => columns.map((_column, i) => row[i] ?? '')),
  };
}

function csvRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let isQuoted = false;
  const endRow = (): void => {
    row.push(value);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    value = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] as string;
    if (isQuoted) {
      if (char !== '"') value += char;
      else if (text[i + 1] === '"') {
        value += '"';
        i += 1;
      } else isQuoted = false;
    } else if (char === '"' && value === '') isQuoted = true;
    else if (char === separator) {
      row.push(value);
      value = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i += 1;
      endRow();
    } else value += char;
  }
  endRow();
  return rows;
}
