import { ArgumentError, type CallArguments } from './function-definition.ts';

/** An argument list read by position or by name; what is left over or of the wrong kind is refused. */
export class ArgumentReader {
  readonly #positional: readonly unknown[];
  readonly #options: Readonly<Record<string, unknown>>;
  readonly #names: readonly string[];

  /** @param names the names of the positional arguments, in order; the first may be an object of them all */
  constructor(args: CallArguments, names: readonly string[]) {
    const last = args.list.at(-1);
    const hasOptions =
      isOptions(last) &&
      (args.list.length === 1 || Object.keys(last).some((key) => names.includes(key)));
    this.#options = hasOptions ? last : {};
    this.#positional = hasOptions ? args.list.slice(0, -1) : args.list;
    this.#names = names;
  }

  /** The argument of that name, wherever it was given. */
  value(name: string): unknown {
    if (Object.hasOwn(this.#options, name)) return this.#options[name];
    const at = this.#names.indexOf(name);
    return at < 0 ? undefined : this.#positional[at];
  }

  number(name: string): number | undefined;
  number(name: string, fallback: number): number;
  number(name: string, fallback?: number): number | undefined {
    const value = this.value(name);
    if (value === undefined || value === null) return fallback;
    return asNumber(value, name);
  }

  text(name: string): string | undefined;
  text(name: string, fallback: string): string;
  text(name: string, fallback?: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || value === null) return fallback;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw new ArgumentError(`${name} must be text, not ${describe(value)}`);
  }

  /** Text; KDG takes every empty value (nothing, null, false, 0, "") for none. */
  textOrNone(name: string): string | undefined {
    const value = this.value(name);
    return isEmpty(value) ? undefined : this.text(name);
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.value(name);
    if (value === undefined || value === null) return fallback;
    if (typeof value === 'boolean') return value;
    throw new ArgumentError(`${name} must be true or false, not ${describe(value)}`);
  }
}

/** What KDG takes for no argument: its functions begin with `x = x || default`. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === false || value === 0 || value === '';
}

export function asNumber(value: unknown, name: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new ArgumentError(`${name} must be a number, not ${describe(value)}`);
}

export function asList(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value as readonly unknown[];
  throw new ArgumentError(
    Array.isArray(value) ? `${what} is empty` : `${what} must be a list such as ["a","b"]`,
  );
}

export function isOptions(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}

export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined ? 'nothing' : 'an object';
}

/** A count of things to make: whole, from 0 to `max`. */
export function asCount(value: unknown, name: string, max: number): number {
  const count = asNumber(value, name);
  if (!Number.isInteger(count) || count < 0) {
    throw new ArgumentError(`${name} must be a whole number of 0 or more, not ${count}`);
  }
  if (count > max) throw new ArgumentError(`${name} may be at most ${max}, not ${count}`);
  return count;
}

/**
 * How many things a function of KDG makes: it counts up to the number in steps of 1, so 2.5 makes
 * 3 and -1 none; nothing, null, false and 0 stand for the usual count, and what is no number
 * makes none.
 */
export function kdgCount(value: unknown, usual: number, max: number): number {
  return isEmpty(value) ? usual : stepsTo(value, max);
}

/** The same for functions in which 0 and null are counts too. */
export function stepsTo(value: unknown, max: number): number {
  const number = Number(value);
  return number > 0 ? asCount(Math.ceil(number), 'the count', max) : 0;
}
