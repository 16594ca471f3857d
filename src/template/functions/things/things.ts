import { fakerFunction } from '../definition/faker-call.ts';
import {
  ArgumentError,
  type CallArguments,
  type Environment,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import type { RenderState } from '../../program/render-state.ts';
import { type Value, constant, fromGet, fromWrite, printed } from '../../program/value.ts';
import { ArgumentReader, asCount, asList, isOptions, stepsTo } from '../definition/arguments.ts';
import { uniformChoice } from '../random/choices.ts';
import { plain } from '../places/places.ts';
import { symbolsValue } from '../random/symbols.ts';
import { WORD_FUNCTIONS } from '../words/words.ts';
import { IMAGE_CATEGORIES, image, SIZE, loremFlickr, image640 } from './images.ts';

/** Looks functions up by name when linking, as they stand in other files. */
export function linked(environment: Environment, name: string): Value {
  const definition = environment.functions.get(name) ?? fakerFunction(name);
  return definition.prepare({ list: [] })(environment);
}

const color: FunctionDefinition = {
  prepare: (args) => {
    const names = ['baseRed255', 'baseGreen255', 'baseBlue255'];
    const reader = new ArgumentReader(args, names);
    const bases = names.map((name) =>
      Math.min(255, Math.max(0, Math.trunc(reader.number(name, 0)))),
    );
    const value = fromGet(({ random }) => {
      const parts = bases.map((base) =>
        Math.floor((random.below(257) + base) / 2)
          .toString(16)
          .padStart(2, '0'),
      );
      return `#${parts.join('')}`;
    });
    return () => value;
  },
};

const VOWELS = 'aeiou';
const CONSONANTS = 'bcdfghjklmnpqrstvwxyz';

/** The characters of a set such as `[A-Z0-9]`: a whole pattern could take for ever. */
function charactersOf(set: string): string {
  const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
  const isSet = /^(?:\[(?:\\.|[^\\\]])+\]|\\[dw])$/.test(set);
  const found = isSet ? printable.filter((char) => matchesSet(set, char)) : [];
  if (found.length > 0) return found.join('');
  throw new ArgumentError(`pattern must be a set of characters such as "[A-Z0-9]", not "${set}"`);
}

function matchesSet(set: string, char: string): boolean {
  try {
    return new RegExp(`^${set}$`).test(char);
  } catch {
    return false;
  }
}

/** KDG's (length, memorable, pattern, prefix); faker 10's object goes to faker. */
const password: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    if (isOptions(args.list[0])) return fakerFunction('internet.password').prepare(args);
    const reader = new ArgumentReader(args, ['length', 'memorable', 'pattern', 'prefix']);
    const length = asCount(reader.number('length', 15), 'length', 100_000);
    const prefix = reader.text('prefix', '');
    const isMemorable = reader.flag('memorable', false) && reader.value('pattern') === undefined;
    const word = charactersOf(reader.text('pattern', '\\w'));
    const value = fromWrite((out, { random }) => {
      out.text(prefix);
      for (let i = prefix.length; i < length; i += 1) {
        const set = isMemorable ? (i % 2 === 0 ? CONSONANTS : VOWELS) : word;
        out.byte(set.charCodeAt(random.below(set.length)));
      }
    });
    return () => value;
  },
};

function textFunction(make: (text: string) => Value): FunctionDefinition {
  return {
    prepare: (args) => {
      const value = make(new ArgumentReader(args, ['text']).text('text', ''));
      return () => value;
    },
  };
}

const shuffle: FunctionDefinition = {
  prepare: (args) => {
    const [list = ['a', 'b', 'c']] = args.list;
    // KDG gives back what is no list.
    if (!isOptions(list) && !Array.isArray(list)) return () => constant(list);
    const items = asList(list, 'the list to shuffle');
    const value = fromGet(({ random }) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i -= 1) {
        const j = random.below(i + 1);
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    });
    return () => value;
  },
};

/** Puts values into `{{name}}`s of a text; no pattern of the user's is run. */
const mustache: FunctionDefinition = {
  prepare: (args) => {
    const [text = '', data = {}] = args.list;
    if (isOptions(text) || !isOptions(data)) {
      throw new ArgumentError('expected a text and an object of values');
    }
    let filled = printed(text);
    for (const [name, value] of Object.entries(data)) {
      filled = filled.replaceAll(`{{${name}}}`, () => String(value));
    }
    return () => fromGet(() => filled);
  },
};

const replaceSymbolWithNumber: FunctionDefinition = {
  prepare: (args: CallArguments) => {
    const reader = new ArgumentReader(args, ['text', 'symbol']);
    const value = symbolsValue(reader.text('text', ''), { digit: reader.text('symbol', '#') });
    return () => value;
  },
};

/** An extension of that type of file; of any, when KDG and faker do not know the type. */
const fileExt: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const [type] = args.list;
    return (environment) => {
      const types = environment.data.definition('system.mime_type');
      const isKnown = typeof type === 'string' && isOptions(types) && Object.hasOwn(types, type);
      const list = isKnown ? [type] : [];
      return fakerFunction('system.fileExt').prepare({ list })(environment);
    };
  },
};

const WORD_KINDS = [
  'commerce.department',
  'commerce.productName',
  'commerce.productAdjective',
  'commerce.productMaterial',
  'commerce.product',
  'commerce.color',
  'company.catchPhraseAdjective',
  'company.catchPhraseDescriptor',
  'company.catchPhraseNoun',
  'company.bsAdjective',
  'company.bsBuzz',
  'company.bsNoun',
  'address.streetSuffix',
  'address.county',
  'address.country',
  'address.state',
  'finance.accountName',
  'finance.transactionType',
  'finance.currencyName',
  'hacker.noun',
  'hacker.verb',
  'hacker.adjective',
  'hacker.ingverb',
  'hacker.abbreviation',
  'name.jobDescriptor',
  'name.jobArea',
  'name.jobType',
] as const;

function writeWords(kinds: readonly Value[], low: number, high: number): Value {
  return fromWrite((out, state: RenderState) => {
    const count = low + state.random.below(high - low + 1);
    for (let i = 0; i < count; i += 1) {
      if (i > 0) out.byte(32);
      (kinds[state.random.below(kinds.length)] as Value).write(out, state);
    }
  });
}

const randomWords: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const given = new ArgumentReader(args, ['count']).value('count');
    const count = given === undefined ? undefined : stepsTo(given, 100_000);
    return (environment) => {
      const kinds = WORD_KINDS.map((name) => linked(environment, name));
      return writeWords(kinds, count ?? 1, count ?? 3);
    };
  },
};

const randomWord: FunctionDefinition = {
  needsLocale: true,
  prepare: () => (environment) =>
    writeWords(
      WORD_KINDS.map((name) => linked(environment, name)),
      1,
      1,
    ),
};

/** Three digits, as in KDG. */
const semver = symbolsValue('#.#.#', { digit: '#' });

/** The locales that KDG carried. */
const KDG_LOCALES = [
  'de',
  'de_AT',
  'de_CH',
  'en',
  'en_AU',
  'en_BORK',
  'en_CA',
  'en_GB',
  'en_IE',
  'en_IND',
  'en_US',
  'en_au_ocker',
  'es',
  'es_MX',
  'fa',
  'fr',
  'fr_CA',
  'ge',
  'id_ID',
  'it',
  'ja',
  'ko',
  'nb_NO',
  'nep',
  'nl',
  'pl',
  'pt_BR',
  'ru',
  'sk',
  'sv',
  'tr',
  'uk',
  'vi',
  'zh_CN',
  'zh_TW',
];

export const THING_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'commerce.color': plain(WORD_FUNCTIONS['color.human']),
  'image.image': image640,
  'random.image': plain(image640),
  'image.imageUrl': image(['width', 'height', 'category', 'randomize'], []),
  ...Object.fromEntries(IMAGE_CATEGORIES.map((name) => [`image.${name}`, image(SIZE, [name])])),
  'image.urlLoremFlickr': loremFlickr,
  'internet.avatar': plain(fakerFunction('image.avatar')),
  'internet.color': color,
  'internet.password': password,
  'internet.protocol': { prepare: () => () => uniformChoice(['http', 'https']) },
  'helpers.shuffle': shuffle,
  'helpers.mustache': mustache,
  'helpers.replaceSymbolWithNumber': replaceSymbolWithNumber,
  'helpers.replaceSymbols': textFunction((text) =>
    symbolsValue(text, { digit: '#', letter: '?', either: '*' }),
  ),
  'helpers.slugify': textFunction((text) => {
    const slug = text
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f]/g, '')
      .replaceAll(' ', '-')
      .replaceAll(/[^\w.-]+/g, '');
    return fromGet(() => slug);
  }),
  'system.fileExt': fileExt,
  'random.word': randomWord,
  'random.words': randomWords,
  'random.locale': { prepare: () => () => uniformChoice(KDG_LOCALES) },
  'system.semver': { prepare: () => () => semver },
};
