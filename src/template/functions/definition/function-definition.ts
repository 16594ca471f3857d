import type { LocaleData } from '../../locales/locale-data.ts';
import type { Get, Value } from '../../program/value.ts';

/** What a function was given, once its arguments are known. */
export interface CallArguments {
  /** In order; named arguments come last as one object. */
  readonly list: readonly unknown[];
  /** The value of `per=`, evaluated for each record, for functions that keep state. */
  readonly per?: Get;
  /** Pasted and uploaded lists, by name. */
  readonly lists?: ReadonlyMap<string, ListData>;
}

/** What compiled functions may use. */
export interface Environment {
  /** @throws when the template said that it needs no locale */
  readonly data: LocaleData;
  readonly seed: number;
  /** Note where in the record each piece of the template begins; slower. */
  readonly isTraced: boolean;
  /** All functions by name, for those that are made of others. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
}

/** A list (no columns) or a CSV (columns). */
export interface ListData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type Link = (environment: Environment) => Value;

export interface FunctionDefinition {
  /** Checks the arguments and remembers them. @throws ArgumentError, in words for the user */
  readonly prepare: (args: CallArguments) => Link;
  /** Needs a locale's word lists, and so faker. */
  readonly needsLocale?: boolean;
  /** Refines `needsLocale` when the arguments are known. */
  readonly needsLocaleFor?: (args: CallArguments) => boolean;
  /** Keeps state from record to record, so records must be made in order, in one worker. */
  readonly stateful?: boolean | ((args: CallArguments) => boolean);
  /** Takes `per=`. */
  readonly takesPer?: boolean;
  /** Reads the partition key or the shard, so these must be known before. */
  readonly reads?: 'key' | 'shard';
  /** May appear only once in a template, and not in `#repeat`. */
  readonly once?: boolean;
}

/** A wrong argument, in words. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}
