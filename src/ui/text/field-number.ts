/**
 * The number in a field; the text itself when there is none in it, so that whoever
 * checks it can say what was typed. Thousands may be grouped by commas or spaces.
 */
export function fieldNumber(text: string): number | string {
  const plain = text.trim().replaceAll(/(?<=\d)[ ,_](?=\d{3})/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)(e\d+)?$/i.test(plain)) return text;
  return Number(plain);
}
