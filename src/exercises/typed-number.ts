/** A number that a person typed, and half of its last digit. */
export interface TypedNumber {
  readonly value: number;
  readonly rounding: number;
}

/**
 * Reads the one number of a typed answer, as people write figures down: `1,250`, `1 250`, `27.8 s`,
 * `27,8 s`, `5 reads`, `p 0.588`, `p = 0.588`, `about 33.4 %`, `4e-3`. A unit or a name is not
 * looked at.
 * @returns undefined for no number, and for two of them
 */
export function typedNumber(text: string): TypedNumber | undefined {
  const grouped = text
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replaceAll(/(?<=\d)[ _'’](?=\d{3}(?!\d))/g, '')
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const numbers = [
    ...grouped.matchAll(/(?<![\p{L}\d.,])[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[-+]?\d+)?/giu),
  ];
  const [found, second] = numbers;
  if (found === undefined || second !== undefined) return undefined;
  const rest = grouped.slice(found.index + found[0].length);
  // What goes on in digits or dots is a version, a time or an address, not a number.
  if (/^[.,:/-]?\d/.test(rest) || /\d[:/]$/.test(grouped.slice(0, found.index))) return undefined;
  const digits = found[0].replace(',', '.');
  const [, decimals = '', exponent = '0'] = /(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(digits) ?? [];
  return {
    value: Number(digits),
    rounding: 0.5 * 10 ** (Number(exponent) - decimals.length),
  };
}
