export interface CsvRows {
  readonly rows: readonly (readonly string[])[];
  /** Where a quote opens that nothing closes; 1-based, as an editor counts lines. */
  readonly openQuoteLine?: number;
}

/** Excel's own first line, which says what stands between the columns and is none of the rows. */
const SEPARATOR_LINE = /^"?sep=([^\r\n])"?(?:\r\n|\r|\n|$)/i;

/**
 * Reads a CSV (RFC 4180: quotes may hold separators, line breaks and doubled quotes). Blank lines
 * are left out.
 */
export function readCsvRows(csv: string): CsvRows {
  const text = csv.replace(/^\ufeff/, '');
  const [first = '', given] = SEPARATOR_LINE.exec(text) ?? [];
  const body = text.slice(first.length);
  const { rows, openQuote } = rowsOf(body, given ?? separatorOf(body));
  if (openQuote === undefined) return { rows };
  const before = first + body.slice(0, openQuote);
  return { rows, openQuoteLine: (before.match(/\r\n|\r|\n/g)?.length ?? 0) + 1 };
}

/** What the first line has most of: commas, semicolons or tabs. */
function separatorOf(csv: string): string {
  const [first = ''] = /^[^\n\r]*/.exec(csv) ?? [];
  const names = first.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => [mark, names.split(mark).length] as const);
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function rowsOf(text: string, separator: string): { rows: string[][]; openQuote?: number } {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = '';
  let openQuote = -1;
  const endRow = (): void => {
    row.push(value);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    value = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] as string;
    if (openQuote >= 0) {
      if (char !== '"') value += char;
      else if (text[i + 1] === '"') {
        value += '"';
        i += 1;
      } else openQuote = -1;
    } else if (char === '"' && value === '') openQuote = i;
    else if (char === separator) {
      row.push(value);
      value = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i += 1;
      endRow();
    } else value += char;
  }
  endRow();
  return openQuote < 0 ? { rows } : { rows, openQuote };
}
