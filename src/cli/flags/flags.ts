import { parseArgs } from 'node:util';
import { errorMessage } from '../../base/error-message.ts';
import { own } from '../../base/own.ts';
import { UsageError } from '../command.ts';
import { isArn, parseStreamArn } from '../../kinesis/stream-ref.ts';

/** A flag of a command, as `node:util` parseArgs takes it. Booleans carry no value. */
interface FlagSpec {
  readonly type: 'string' | 'boolean';
  /** May be given again and again; its value is then a list (empty when absent). */
  readonly multiple?: boolean;
  /** One letter. */
  readonly short?: string;
}

export type FlagSpecs = Readonly<Record<string, FlagSpec>>;

type One<S extends FlagSpec> = S['type'] extends 'boolean' ? boolean : string;

type FlagValues<S extends FlagSpecs> = {
  readonly [K in keyof S]: S[K] extends { readonly multiple: true }
    ? readonly One<S[K]>[]
    : One<S[K]> | undefined;
};

export interface ParsedFlags<S extends FlagSpecs> {
  readonly flags: FlagValues<S>;
  readonly positionals: readonly string[];
}

/**
 * Splits the words after the command into flags and positionals. `--flag value` and
 * `--flag=value` are the same; `-` alone is a positional; after `--` all are positionals.
 * @param specs declare it `as const` so that repeated flags are typed as lists
 * @throws UsageError for an unknown flag, a missing value, or a value given to a boolean
 */
export function parseFlags<const S extends FlagSpecs>(
  args: readonly string[],
  specs: S,
): ParsedFlags<S> {
  try {
    const { values, positionals } = parseArgs({
      args: joinDashedValues(args, specs),
      options: { ...specs },
      allowPositionals: true,
      strict: true,
    });
    const flags: Record<string, unknown> = { ...values };
    for (const [name, spec] of Object.entries(specs)) {
      if (spec.multiple === true) flags[name] ??= [];
    }
    return { flags: flags as FlagValues<S>, positionals };
  } catch (thrown) {
    throw new UsageError(firstSentence(errorMessage(thrown)));
  }
}

/** `--start -5` gives the value -5, which parseArgs would take for a flag. */
function joinDashedValues(args: readonly string[], specs: FlagSpecs): string[] {
  const out: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] as string;
    if (word === '--') return [...out, ...args.slice(i)];
    const next = args[i + 1];
    const takesValue = word.startsWith('--') && own(specs, word.slice(2))?.type === 'string';
    if (takesValue && next !== undefined && !next.startsWith('--')) {
      out.push(`${word}=${next}`);
      i += 1;
    } else out.push(word);
  }
  return out;
}

function firstSentence(text: string): string {
  const end = text.indexOf('. ');
  return end < 0 ? text : text.slice(0, end);
}

/** A command that takes no positionals, or only so many. @throws UsageError */
export function expectPositionals(
  positionals: readonly string[],
  min: number,
  max: number,
  what: string,
): void {
  if (positionals.length < min) throw new UsageError(`missing ${what}`);
  if (positionals.length > max) throw new UsageError(`unexpected "${positionals[max]}"`);
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * Milliseconds from `500ms`, `12s`, `10m`, `2h`; a bare number is seconds; fractions may be given.
 * @returns `undefined` when the text is no duration
 */
export function durationMs(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(ms|s|m|h)?$/.exec(text.trim());
  if (match === null) return undefined;
  const ms = Number(match[1]) * (own(UNIT_MS, match[2] ?? 's') ?? 1000);
  return Number.isFinite(ms) ? ms : undefined;
}

/** As {@link durationMs}. @throws UsageError naming the flag */
export function durationFlag(flag: string, text: string): number {
  const ms = durationMs(text);
  if (ms === undefined) {
    throw new UsageError(`--${flag}: "${text}" is not a duration such as 500ms, 12s, 10m or 2h`);
  }
  return ms;
}

/**
 * A whole number in decimal digits.
 * @throws UsageError naming the flag and the range
 */
export function integerFlag(
  flag: string,
  text: string,
  min = 1,
  max = Number.MAX_SAFE_INTEGER,
): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(`--${flag}: "${text}" is not a whole number ${range}`);
  }
  return value;
}

/** A decimal number, fractions and exponent allowed. @throws UsageError naming the flag */
export function numberFlag(flag: string, text: string, min = 0, max = Number.MAX_VALUE): number {
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) {
    const range = max === Number.MAX_VALUE ? `of ${min} or more` : `from ${min} to ${max}`;
    throw new UsageError(`--${flag}: "${text}" is not a number ${range}`);
  }
  return value;
}

/** One of a few words. @throws UsageError naming the flag and the words */
export function choiceFlag<const T extends string>(
  flag: string,
  text: string,
  choices: readonly T[],
): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) {
    throw new UsageError(`--${flag}: "${text}" is none of ${choices.join(', ')}`);
  }
  return found;
}

/** The stream of a command, and where it is. */
export interface StreamChoice {
  readonly name: string;
  /** What calls name it by: its ARN where one was given, which may be of another account. */
  readonly ref: string;
  /** Of its ARN, else as the flag says. */
  readonly region: string | undefined;
}

/**
 * A stream given by its name or its StreamARN.
 * @param region what `--region` says
 * @throws UsageError for an ARN that is of no stream, or of another region
 */
export function streamChoice(text: string, region: string | undefined): StreamChoice {
  if (!isArn(text)) return { name: text, ref: text, region };
  const arn = parseStreamArn(text);
  if (arn === undefined)
    throw new UsageError(
      `"${text}" is not a StreamARN such as arn:aws:kinesis:us-east-1:123456789012:stream/orders`,
    );
  if (region !== undefined && region !== arn.region)
    throw new UsageError(
      `--region ${region} is not the region of the StreamARN, ${arn.region}; leave --region out`,
    );
  return { name: arn.name, ref: arn.arn, region: arn.region };
}
