/** A number that a person typed, and half of its last digit. */
export interface TypedNumber {
  readonly value: number;
  readonly rounding: number;
}

const NUMBER =
  /(?<![\p{L}\d.,]|\p{L}[-^])[-+]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[-+]?\d+)?(?:\s?k(?![\p{L}\d]))?/giu;

/**
 * Reads the one number of a typed answer, as people write figures down: `1,250`, `1.250`, `1 250`,
 * `1,250.5`, `1.250,5`, `1.5k`, `27.8 s`, `27,8 s`, `5 reads per 1 second`, `p 0.588`, `p = 0,588`,
 * `about 33.4 %`, `4e-3`. A unit or a name is not looked at.
 *
 * @returns what the text can mean: two numbers where one mark, as in `1.250`, parts thousands in
 * one country and decimals in another; none for no number, and for two of them
 */
export function typedNumbers(text: string): readonly TypedNumber[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    // `per 1 second` is `per second`.
    .replaceAll(/(?<=\bper\s|\p{L}\s?\/\s?)1(?=\s?\p{L})/giu, '')
    .replaceAll(/\bp(?=[\d.,])/gi, 'p ')
    .replaceAll(/(?<=\d)[ _'’](?=\d{3}(?!\d))/g, '');
  const [found, second] = plain.matchAll(NUMBER);
  if (found === undefined || second !== undefined) return [];
  const rest = plain.slice(found.index + found[0].length);
  // What goes on in digits or dots is a version, a time or an address, not a number.
  if (/^[.,:/-]?\d/.test(rest) || /\d[:/]$/.test(plain.slice(0, found.index))) return [];
  const [, mantissa = '', exponent = '0', kilo = ''] =
    /^([-+]?[\d.,]+)(?:e([-+]?\d+))?(\s?k)?$/i.exec(found[0]) ?? [];
  return plainDigits(mantissa).map((digits) => {
    const power = Number(exponent) + (kilo === '' ? 0 : 3);
    const decimals = /\.(\d+)$/.exec(digits)?.[1]?.length ?? 0;
    return {
      value: Number(`${digits}e${power}`),
      // `1e3` is a thousand: an exponent never makes a figure rougher than whole numbers are.
      rounding: 0.5 * 10 ** Math.min(0, power - decimals),
    };
  });
}

/** The number with a point before its decimals and no other mark, by each reading there is. */
function plainDigits(mantissa: string): string[] {
  const marks = mantissa.replaceAll(/[^.,]/g, '');
  const last = marks.at(-1) ?? '.';
  const other = last === '.' ? ',' : '.';
  const sign = /^[-+]?/.exec(mantissa)?.[0] ?? '';
  const digits = mantissa.slice(sign.length);
  const readings = [];
  // All marks are one kind and part groups of three.
  if (/^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.test(digits))
    readings.push(digits.replaceAll(last, ''));
  // The last mark stands before decimals; others of the other kind part groups of three.
  const whole = digits.slice(0, digits.lastIndexOf(last));
  const isGrouped = new RegExp(`^\\d{1,3}(?:\\${other}\\d{3})+$`).test(whole);
  if (marks === '') readings.push(digits);
  else if (marks.length === 1 || (isGrouped && !whole.includes(last)))
    readings.push(`${whole.replaceAll(other, '')}.${digits.slice(digits.lastIndexOf(last) + 1)}`);
  return readings.map((reading) => sign + reading);
}
