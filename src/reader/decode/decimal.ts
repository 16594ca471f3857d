/** A decimal number: `digits` without leading or trailing zeros, times 10^exponent. */
interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  /** Of the digit before the first: 0.digits × 10^magnitude. */
  readonly magnitude: number;
}

const DECIMAL = /^\s*([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,15}))?\s*$/;

function parse(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const whole = match[2] ?? '';
  const all = whole + (match[3] ?? '');
  const leading = /^0*/.exec(all)?.[0].length ?? 0;
  const digits = all.slice(leading).replace(/0+$/, '');
  if (digits === '') return { sign: 0, digits: '', magnitude: 0 };
  return {
    sign: match[1] === '-' ? -1 : 1,
    digits,
    magnitude: whole.length - leading + Number(match[4] ?? 0),
  };
}

/** Compares two decimal numbers exactly, whatever their length; `undefined` when one is no number. */
export function compareDecimals(a: string, b: string): number | undefined {
  const left = parse(a);
  const right = parse(b);
  if (left === undefined || right === undefined) return undefined;
  if (left.sign !== right.sign) return left.sign - right.sign;
  const size =
    left.magnitude === right.magnitude
      ? compareText(left.digits, right.digits)
      : left.magnitude - right.magnitude;
  return size === 0 ? 0 : size * left.sign;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
