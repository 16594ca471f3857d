import type { Faker } from '@faker-js/faker';
import { err, ok, type Result } from '../../base/result.ts';
import { errorMessage } from '../../base/error-message.ts';
import { own } from '../../base/own.ts';
import { nearest } from '../language/did-you-mean.ts';
import { LOCALE_LOADERS } from './locale-loaders.ts';
import type { RenderState } from '../program/render-state.ts';
import { WordList } from '../program/word-list.ts';

/** One locale: faker with our randomness, and its word lists as bytes. */
export class LocaleData {
  readonly locale: string;
  readonly #faker: Faker;
  readonly #lists = new Map<string, WordList | undefined>();
  #state: RenderState | undefined;

  constructor(locale: string, base: Faker) {
    this.locale = locale;
    const Constructor = base.constructor as new (options: FakerOptions) => Faker;
    this.#faker = new Constructor({
      locale: base.rawDefinitions,
      randomizer: { next: () => this.#state?.random.next() ?? 0, seed: () => undefined },
    });
    this.#faker.setDefaultRefDate(() => new Date(this.#state?.dueEpochMs ?? 0));
  }

  /** faker, drawing from this record's stream and taking its time for now. */
  faker(state: RenderState): Faker {
    this.#state = state;
    return this.#faker;
  }

  /** The method `module.method`, or `undefined`; own methods only, never inherited ones. */
  method(module: string, method: string): ((...args: unknown[]) => unknown) | undefined {
    const owner: unknown = Object.hasOwn(this.#faker, module)
      ? (this.#faker as unknown as Record<string, unknown>)[module]
      : undefined;
    if (typeof owner !== 'object' || owner === null || !Object.hasOwn(owner, method)) {
      return undefined;
    }
    const found = (owner as Record<string, unknown>)[method];
    return typeof found === 'function' ? (found as (...args: unknown[]) => unknown) : undefined;
  }

  /** A definition of the locale as faker stores it, such as `location.city_pattern`. */
  definition(path: string): unknown {
    let value: unknown = this.#faker.rawDefinitions;
    for (const part of path.split('.')) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
        return undefined;
      }
      value = (value as Record<string, unknown>)[part];
    }
    return value;
  }

  /** A list of plain words, encoded once; `undefined` when the locale has none of that name. */
  words(path: string): WordList | undefined {
    if (!this.#lists.has(path)) {
      const found = this.definition(path);
      const isWords = Array.isArray(found) && found.every((item) => typeof item === 'string');
      this.#lists.set(path, isWords && found.length > 0 ? new WordList(found) : undefined);
    }
    return this.#lists.get(path);
  }
}

interface FakerOptions {
  readonly locale: unknown;
  readonly randomizer: { next(): number; seed(): void };
}

const loaded = new Map<string, Promise<Result<LocaleData, string>>>();

/** faker's names of locales: `en`, `de_CH`, `zh_TW`, … */
export function localeNames(): readonly string[] {
  return Object.keys(LOCALE_LOADERS);
}

/** Fetches a locale, once. The error is a sentence for the user. */
export function loadLocale(locale: string): Promise<Result<LocaleData, string>> {
  const known = loaded.get(locale);
  if (known !== undefined) return known;
  const load = own(LOCALE_LOADERS, locale);
  if (load === undefined) return Promise.resolve(err(unknownLocale(locale)));
  const loading = load().then(
    ({ faker }) => ok(new LocaleData(locale, faker)),
    (thrown: unknown) => {
      loaded.delete(locale);
      return err(`the words of locale "${locale}" could not be loaded: ${errorMessage(thrown)}`);
    },
  );
  loaded.set(locale, loading);
  return loading;
}

/** Why `locale` is no locale, or `undefined` when it is one. */
export function localeProblem(locale: string): string | undefined {
  return Object.hasOwn(LOCALE_LOADERS, locale) ? undefined : unknownLocale(locale);
}

function unknownLocale(locale: string): string {
  const guess = nearest(locale, localeNames());
  return `there is no locale "${locale}"${guess === undefined ? '' : `; did you mean ${guess}?`}`;
}
