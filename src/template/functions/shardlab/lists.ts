import { namedColumns } from '../../lists/csv-list.ts';
import { nearest } from '../../language/did-you-mean.ts';
import {
  ArgumentError,
  type CallArguments,
  type FunctionDefinition,
  type ListData,
} from '../definition/function-definition.ts';
import { mix32 } from '../../program/record-random.ts';
import type { RenderState } from '../../program/render-state.ts';
import { printed } from '../../program/value.ts';
import { WordList } from '../../program/word-list.ts';
import { ArgumentReader, asList, isOptions } from '../definition/arguments.ts';
import { uniformChoice } from '../random/choices.ts';

type Pick = 'random' | 'cycle';

function pickOf(args: CallArguments): Pick {
  const last = args.list.at(-1);
  const pick = isOptions(last) ? (last['pick'] ?? 'random') : 'random';
  if (pick === 'random' || pick === 'cycle') return pick;
  throw new ArgumentError('pick must be "random" or "cycle"');
}

function find(args: CallArguments, name: unknown): ListData {
  const lists = args.lists ?? new Map<string, ListData>();
  if (typeof name !== 'string') throw new ArgumentError('name a list, such as "cities"');
  const found = lists.get(name);
  if (found !== undefined) {
    if (found.rows.length === 0) throw new ArgumentError(`the list "${name}" is empty`);
    return found;
  }
  const guess = nearest(name, lists.keys());
  throw new ArgumentError(
    `there is no list "${name}"; ${guess === undefined ? 'add one of this name' : `did you mean "${guess}"?`}`,
  );
}

/** A value of a named list, or one of the values given. */
const list: FunctionDefinition = {
  prepare: (args) => {
    const given = args.list.filter((value) => !isOptions(value));
    const pick = pickOf(args);
    const [first] = given;
    const items = Array.isArray(first)
      ? asList(first, 'the list')
      : given.length > 1
        ? given
        : find(args, first).rows.map((row) => row[0] ?? '');
    const words = new WordList(items.map(printed));
    const value =
      pick === 'random'
        ? uniformChoice(items)
        : {
            get: (state: RenderState) => items[state.recordIndex % items.length],
            write: (out: Parameters<WordList['write']>[0], state: RenderState) =>
              words.write(out, state.recordIndex % items.length),
          };
    return () => value;
  },
};

/**
 * A column of a named CSV. Within one record, and within one item of a repeat, all
 * columns come from the same row, so that a city and its country belong together.
 */
const csv: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['list', 'column']);
    const name = reader.text('list', '');
    const data = find(args, name);
    const names = namedColumns(data);
    const column = reader.text('column', names[0] ?? '');
    const at = names.includes(column) ? data.columns.indexOf(column) : -1;
    if (at < 0) {
      const guess = nearest(column, names);
      const hint =
        guess === undefined ? `its columns are ${names.join(', ')}` : `did you mean "${guess}"?`;
      throw new ArgumentError(`"${name}" has no column "${column}"; ${hint}`);
    }
    const pick = pickOf(args);
    const words = new WordList(data.rows.map((row) => row[at] ?? ''));
    const salt = saltOf(name);
    return ({ seed }) => {
      const row = (state: RenderState): number =>
        pick === 'cycle' ? state.recordIndex % words.size : rowOf(seed ^ salt, state, words.size);
      return {
        get: (state) => words.words[row(state)],
        write: (out, state) => words.write(out, row(state)),
      };
    };
  },
};

/** Chosen by a hash, not drawn, so that all columns of a record agree. */
function rowOf(seed: number, state: RenderState, count: number): number {
  const low = mix32(seed ^ mix32(state.recordIndex ^ 0x5bd1e995));
  const high = mix32(Math.floor(state.recordIndex / 2 ** 32) ^ state.scope);
  return Math.floor(((mix32(low ^ Math.imul(high, 0x27d4eb2f)) >>> 0) / 2 ** 32) * count);
}

function saltOf(name: string): number {
  let salt = 0;
  for (let i = 0; i < name.length; i += 1) salt = Math.imul(salt, 31) + name.charCodeAt(i);
  return mix32(salt);
}

export const LIST_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = { list, csv };
