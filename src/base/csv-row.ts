/**
 * What a spreadsheet takes for the start of a formula: = + - @, their full-width and small forms
 * and the minus sign, also behind the blanks and invisible characters that some programs skip, and
 * a tab or line break.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA =
  /^[\s\p{C}]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;

/** Whether a spreadsheet would run a cell with this text. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

/**
 * A cell for a CSV file (RFC 4180). Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; a number stays a number. Every CSV that the product writes from its own
 * data goes through here. An absent value is an empty cell.
 */
export function csvCell(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file, without its line break. */
export function csvRow(cells: readonly (string | number | boolean | undefined)[]): string {
  return cells.map(csvCell).join(',');
}
