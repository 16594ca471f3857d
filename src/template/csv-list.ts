import type { ListData } from './function-definition.ts';

/** More values than these are not kept: they would be copied to every worker. */
export const MAX_LIST_ROWS = 100_000;

/** One value a line; empty lines are left out. */
export function listFromLines(text: string): ListData {
  const rows = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, MAX_LIST_ROWS)
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
    rows: rows.slice(0, MAX_LIST_ROWS).map((row) => columns.map((_column, i) => row[i] ?? '')),
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
