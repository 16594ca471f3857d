/**
 * What a spreadsheet takes for the start of a formula: = + - @, their full-width forms, and the
 * white space that some programs skip before them.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/**
 * A cell for a CSV file (RFC 4180). Text that a spreadsheet would run as a formula gets an
 * apostrophe in front; a number stays a number. Every CSV that the product writes from its own
 * data goes through here. An absent value is an empty cell.
 */
export function csvCell(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file, without its line break. */
export function csvRow(cells: readonly (string | number | boolean | undefined)[]): string {
  return cells.map(csvCell).join(',');
}
