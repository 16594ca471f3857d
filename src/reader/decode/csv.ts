export interface CsvTable {
  readonly delimiter: string;
  readonly rows: readonly (readonly string[])[];
  /** Whether there were more rows than asked for. */
  readonly truncated: boolean;
}

/** The delimiters that are tried, in this order when several would do. */
const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Reads CSV (RFC 4180: quotes double inside quotes; any line break). Blank lines are left out. */
export function parseCsv(text: string, delimiter: string, maxRows = 1000): CsvTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const { cell, next } = readCell(text, at, delimiter);
    row.push(cell);
    const after = text[next];
    if (after === delimiter) {
      at = next + 1;
      continue;
    }
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    at = next + (after === '\r' && text[next + 1] === '\n' ? 2 : 1);
    if (rows.length >= maxRows) return { delimiter, rows, truncated: at < text.length };
  }
  return { delimiter, rows, truncated: false };
}

/** One cell, and the place of the delimiter, line break or end after it. */
function readCell(text: string, from: number, delimiter: string): { cell: string; next: number } {
  let at = from;
  let cell = '';
  if (text[at] === '"') {
    at += 1;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) return { cell: cell + text.slice(at), next: text.length };
      cell += text.slice(at, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      cell += '"';
      at += 1;
    }
  }
  const start = at;
  while (at < text.length) {
    const character = text[at];
    if (character === delimiter || character === '\n' || character === '\r') break;
    at += 1;
  }
  return { cell: cell + text.slice(start, at), next: at };
}

/** The delimiter that gives two rows or more of the same two or more cells; `undefined`: this is no CSV. */
export function sniffCsv(text: string): string | undefined {
  return DELIMITERS.find((delimiter) => {
    if (!text.includes(delimiter)) return false;
    const { rows } = parseCsv(text, delimiter, 20);
    const width = rows[0]?.length ?? 0;
    return rows.length >= 2 && width >= 2 && rows.every((row) => row.length === width);
  });
}
