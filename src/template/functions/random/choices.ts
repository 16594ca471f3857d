import { ArgumentError, type FunctionDefinition } from '../definition/function-definition.ts';
import { indexAt } from '../../program/fused-program.ts';
import type { RenderState } from '../../program/render-state.ts';
import { type Value, printed } from '../../program/value.ts';
import { WordList } from '../../program/word-list.ts';
import { ArgumentReader, asList, asNumber, describe, isOptions } from '../definition/arguments.ts';

/** One of `items`, by `pick`, ready as bytes. */
function chosen(
  items: readonly unknown[],
  words: WordList,
  pick: (state: RenderState) => number,
): Value {
  return {
    get: (state) => items[pick(state)],
    write: (out, state) => words.write(out, pick(state)),
  };
}

export function uniformChoice(items: readonly unknown[]): Value {
  const { length } = items;
  const words = new WordList(items.map(printed));
  const pick = (state: RenderState): number => (length === 1 ? 0 : state.random.below(length));
  return { ...chosen(items, words, pick), fuse: { kind: 'words', words } };
}

/** Sums of the weights, exactly: no rounding, and a weight of 0 is never drawn. */
function boundsOf(weights: readonly number[]): Float64Array {
  const last = weights.findLastIndex((weight) => weight > 0);
  if (last < 0) throw new ArgumentError('at least one weight must be more than 0');
  const bounds = new Float64Array(last + 1);
  let total = 0;
  for (const [i, weight] of weights.entries()) {
    if (!(weight >= 0)) throw new ArgumentError(`a weight may not be ${describe(weight)}`);
    total += weight;
    if (i <= last) bounds[i] = total;
  }
  return bounds;
}

/** Draws an index in proportion to the weights. */
export function weightedIndex(weights: readonly number[]): (state: RenderState) => number {
  const bounds = boundsOf(weights);
  return ({ random }) => indexAt(bounds, random.next());
}

function weightedChoice(items: readonly unknown[], weights: readonly number[]): Value {
  const words = new WordList(items.map(printed));
  const bounds = boundsOf(weights);
  const pick = ({ random }: RenderState): number => indexAt(bounds, random.next());
  return { ...chosen(items, words, pick), fuse: { kind: 'weighted', words, bounds } };
}

const ABC = ['a', 'b', 'c'];

const arrayElement: FunctionDefinition = {
  prepare: (args) => {
    const value = uniformChoice(asList(choicesOf(args.list), 'the list to choose from'));
    return () => value;
  },
};

/** A list; or, as KDG takes them, a text for its characters and nothing for a, b and c. */
function choicesOf([first = ABC, ...others]: readonly unknown[]): unknown {
  if (typeof first !== 'string') return first;
  // KDG chooses a character of `"a","b"` too; one of the texts is meant.
  return others.length > 0 ? [first, ...others] : Array.from(first);
}

/** KDG's {weights, data}; faker 10's list of {weight, value} is taken too. */
const weightedArrayElement: FunctionDefinition = {
  prepare: (args) => {
    const [first] = args.list;
    const value = Array.isArray(first) ? fromPairs(first) : fromColumns(args.list);
    return () => value;
  },
};

function fromPairs(pairs: readonly unknown[]): Value {
  const items: unknown[] = [];
  const weights: number[] = [];
  for (const pair of asList(pairs, 'the list to choose from')) {
    if (!isOptions(pair) || !Object.hasOwn(pair, 'value')) {
      throw new ArgumentError('each item must be {"weight": 1, "value": "a"}');
    }
    items.push(pair['value']);
    weights.push(asNumber(pair['weight'], 'weight'));
  }
  return weightedChoice(items, weights);
}

function fromColumns(list: readonly unknown[]): Value {
  const reader = new ArgumentReader({ list }, ['weights', 'data']);
  const data = asList(reader.value('data'), 'data');
  const weights = asList(reader.value('weights'), 'weights');
  if (data.length !== weights.length) {
    throw new ArgumentError(
      `there are ${weights.length} weights for ${data.length} data items; each item needs one`,
    );
  }
  return weightedChoice(
    data,
    weights.map((weight) => asNumber(weight, 'a weight')),
  );
}

const objectElement: FunctionDefinition = {
  prepare: (args) => {
    const [object = { foo: 'bar', too: 'car' }, field] = args.list;
    if (!(isOptions(object) || Array.isArray(object)) || Object.keys(object).length === 0) {
      throw new ArgumentError('expected an object such as {"a": 1, "b": 2}');
    }
    const items = field === 'key' ? Object.keys(object) : Object.values(object);
    const value = uniformChoice(items);
    return () => value;
  },
};

export const CHOICE_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'random.arrayElement': arrayElement,
  'helpers.arrayElement': arrayElement,
  'helpers.randomize': arrayElement,
  'random.weightedArrayElement': weightedArrayElement,
  'helpers.weightedArrayElement': weightedArrayElement,
  'random.objectElement': objectElement,
};
