import type { ByteWriter } from '../../program/byte-writer.ts';
import { fakerFunction } from '../definition/faker-call.ts';
import {
  ArgumentError,
  type CallArguments,
  type Environment,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import type { RecordRandom } from '../../program/record-random.ts';
import { type Value, fromWrite, printed, wordsValue } from '../../program/value.ts';
import { WordList } from '../../program/word-list.ts';
import { asCount, isOptions, stepsTo } from '../definition/arguments.ts';

/** How many words or sentences may be asked for at once. */
const MAX_COUNT = 100_000;

interface Range {
  readonly min: number;
  readonly max: number;
}

/** faker 10's {min, max}; or KDG's number, which makes up to `more` more. */
function countOf(value: unknown, fallback: Range, more: number): Range {
  if (value === undefined) return fallback;
  if (!isOptions(value)) {
    const min = stepsTo(value, MAX_COUNT);
    return { min, max: min + more };
  }
  if (value['min'] === undefined && value['max'] === undefined) return fallback;
  const range = {
    min: asCount(value['min'] ?? 0, 'min', MAX_COUNT),
    max: asCount(value['max'], 'max', MAX_COUNT),
  };
  if (range.min > range.max) throw new ArgumentError('min is greater than max');
  return range;
}

function draw(random: RecordRandom, { min, max }: Range): number {
  return min === max ? min : min + random.below(max - min + 1);
}

/** Makes text from one locale's lorem words. */
class Lorem {
  readonly #plain: WordList;
  readonly #capital: WordList;

  constructor(words: readonly string[]) {
    this.#plain = new WordList(words);
    this.#capital = new WordList(words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)));
  }

  words(out: ByteWriter, random: RecordRandom, count: number, isSentence: boolean): void {
    const { size } = this.#plain;
    for (let i = 0; i < count; i += 1) {
      if (i > 0) out.byte(32);
      (i === 0 && isSentence ? this.#capital : this.#plain).write(out, random.below(size));
    }
    if (isSentence) out.byte(46);
  }

  sentences(out: ByteWriter, random: RecordRandom, count: number, separator: string): void {
    for (let i = 0; i < count; i += 1) {
      if (i > 0) out.text(separator);
      this.words(out, random, draw(random, SENTENCE_WORDS), true);
    }
  }
}

const SENTENCE_WORDS: Range = { min: 3, max: 10 };

type Make = (lorem: Lorem, count: Range, separator: string) => Value;

function lorem(fallback: Range, separator: string, make: Make, more = 0): FunctionDefinition {
  return {
    needsLocale: true,
    prepare: (args: CallArguments) => {
      const [first, second] = isOptions(args.list[0]) ? [args.list[0], args.list[1]] : args.list;
      const count = countOf(first, fallback, more);
      const gap = second === undefined ? separator : printed(second);
      return ({ data }: Environment) => {
        const words = data.words('lorem.word')?.words ?? ['lorem'];
        return make(new Lorem(words), count, gap);
      };
    },
  };
}

const words: Make = (texts, count) =>
  fromWrite((out, { random }) => texts.words(out, random, draw(random, count), false));

const sentence: Make = (texts, count) =>
  fromWrite((out, { random }) => texts.words(out, random, draw(random, count), true));

const sentences: Make = (texts, count, separator) =>
  fromWrite((out, { random }) => texts.sentences(out, random, draw(random, count), separator));

const paragraphs: Make = (texts, count, separator) =>
  fromWrite((out, { random }) => {
    const total = draw(random, count);
    for (let i = 0; i < total; i += 1) {
      if (i > 0) out.text(separator);
      texts.sentences(out, random, draw(random, PARAGRAPH), ' ');
    }
  });

const PARAGRAPH: Range = { min: 3, max: 6 };
const THREE: Range = { min: 3, max: 3 };

const oneWord = lorem({ min: 1, max: 1 }, ' ', words);

/** faker 10's word of a given length; of any, where there is none so long (KDG takes no length). */
const word: FunctionDefinition = {
  needsLocale: true,
  prepare: ({ list: [length] }) => {
    if (isOptions(length)) return fakerFunction('lorem.word').prepare({ list: [length] });
    const fallback = oneWord.prepare({ list: [] });
    return (environment) => {
      const all = environment.data.words('lorem.word')?.words ?? [];
      const fitting = all.filter((one) => one.length === length);
      return fitting.length === 0 ? fallback(environment) : wordsValue(new WordList(fitting));
    };
  },
};

/** A text of any kind, a word among them. */
const text: FunctionDefinition = {
  needsLocale: true,
  prepare: () => (environment) => {
    const kinds = [oneWord, ...Object.values(LOREM_KINDS)].map((kind) =>
      kind.prepare({ list: [] })(environment),
    );
    return fromWrite((out, state) =>
      (kinds[state.random.below(kinds.length)] as Value).write(out, state),
    );
  },
};

/** A paragraph of n has up to 3 sentences more, as in KDG. */
const LOREM_KINDS: Readonly<Record<string, FunctionDefinition>> = {
  'lorem.words': lorem(THREE, ' ', words),
  'lorem.sentence': lorem(SENTENCE_WORDS, ' ', sentence),
  'lorem.sentences': lorem({ min: 2, max: 6 }, ' ', sentences),
  'lorem.paragraph': lorem(PARAGRAPH, ' ', sentences, 3),
  // KDG's odd separator: a consumer that splits by lines meets it.
  'lorem.paragraphs': lorem(THREE, '\n \r', paragraphs),
  'lorem.lines': lorem({ min: 1, max: 5 }, '\n', sentences),
};

/** KDG and faker 10 have these; where they differ, KDG's meaning counts. */
export const LOREM_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  ...LOREM_KINDS,
  'lorem.word': word,
  'lorem.text': text,
};
