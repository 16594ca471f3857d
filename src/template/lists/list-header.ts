import { listFromCsv, type ListText } from './csv-list.ts';

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
