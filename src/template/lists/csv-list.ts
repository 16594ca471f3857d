import { type Result, err, ok } from '../../base/result.ts';
import { readCsvRows } from './csv-rows.ts';
import type { ListData } from '../functions/definition/function-definition.ts';

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
  const read =
    'lines' in source
      ? ok(listFromLines(source.lines))
      : 'csv' in source
        ? checkedCsv(source.csv)
        : ok(source);
  if (!read.ok) return read;
  const { length } = read.value.rows;
  if (length > MAX_LIST_ROWS)
    return err(`it has ${length} rows; at most ${MAX_LIST_ROWS} are kept`);
  return read;
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

/** One value a line; empty lines are left out. */
export function listFromLines(text: string): ListData {
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .map((line) => [line]);
  return { columns: ['value'], rows };
}

/** A CSV whose first row names the columns. Short rows are filled with empty text. */
export function listFromCsv(text: string): ListData {
  return listFromRows(readCsvRows(text).rows);
}

function listFromRows([columns = [], ...rows]: readonly (readonly string[])[]): ListData {
  return {
    columns: columns.map((column) => column.trim()),
    rows: rows.map((row) => columns.map((_column, i) => row[i] ?? '')),
  };
}

/** @returns the table, or what is wrong with it */
function checkedCsv(text: string): Result<ListData, string> {
  const { rows, openQuoteLine } = readCsvRows(text);
  // All that follows such a quote would be one value, without a word.
  if (openQuoteLine !== undefined)
    return err(`the quote that opens in line ${openQuoteLine} is never closed`);
  const data = listFromRows(rows);
  const names = namedColumns(data);
  if (data.columns.length > 0 && names.length === 0) return err('its first line names no column');
  const twice = names.find((column, i) => names.indexOf(column) < i);
  return twice === undefined ? ok(data) : err(`two of its columns are called "${twice}"`);
}

/** Spreadsheets export empty columns too; those without a name cannot be asked for. */
export function namedColumns({ columns }: Pick<ListData, 'columns'>): readonly string[] {
  return columns.filter((column) => column !== '');
}

/** What an editor has to know of a list. */
export interface ListHeader {
  readonly name: string;
  /** Absent for a list without columns. */
  readonly columns?: readonly string[];
  /** The first values, one for each column. */
  readonly first: readonly string[];
}

/** Read for the header and the first row only, as it is asked for with every key stroke. */
const READ = 20_000;

export function listHeader(name: string, text: ListText): ListHeader {
  if ('lines' in text) {
    const first = /[^\r\n\ufeff]+/.exec(text.lines.slice(0, READ));
    return { name, first: first === null ? [] : [first[0]] };
  }
  const { columns, rows } = listFromCsv(text.csv.slice(0, READ));
  return { name, columns, first: rows[0] ?? [] };
}
