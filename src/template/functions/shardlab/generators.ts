import {
  ArgumentError,
  type CallArguments,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import type { RenderState } from '../../program/render-state.ts';
import {
  type Value,
  fromGet,
  fromInteger,
  fromWrite,
  jsonText,
  printed,
} from '../../program/value.ts';
import { ArgumentReader, asCount, isOptions } from '../definition/arguments.ts';

/** State is kept for this many keys; then the oldest starts again. */
const MAX_KEYS = 1_000_000;

/** One value for each key, the oldest forgotten first when there are too many. */
export class KeyedState<T> {
  readonly #values = new Map<string, T>();

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: T): void {
    if (!this.#values.has(key) && this.#values.size >= MAX_KEYS) {
      const [oldest] = this.#values.keys();
      if (oldest !== undefined) this.#values.delete(oldest);
    }
    this.#values.set(key, value);
  }
}

export function keyOf(args: CallArguments): (state: RenderState) => string {
  const { per } = args;
  return per === undefined ? () => '' : (state) => printed(per(state));
}

const seq: FunctionDefinition = {
  takesPer: true,
  stateful: (args) => args.per !== undefined,
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['from', 'step']);
    const from = reader.number('from', 1);
    const step = reader.number('step', 1);
    const key = keyOf(args);
    const isWhole = Number.isInteger(from) && Number.isInteger(step);
    const at = (turn: number): number => {
      const number = from + step * turn;
      return isWhole ? number : Number(number.toPrecision(15));
    };
    if (args.per === undefined) {
      const value = fromGet((state) => at(state.recordIndex));
      return () => value;
    }
    return () => {
      const counts = new KeyedState<number>();
      return fromGet((state) => {
        const name = key(state);
        const count = counts.get(name) ?? 0;
        counts.set(name, count + 1);
        return at(count);
      });
    };
  },
};

const item: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['from', 'step']);
    const from = reader.number('from', 1);
    const step = reader.number('step', 1);
    const value = fromGet((state) => from + step * state.item);
    return () => value;
  },
};

function convert(make: (value: unknown) => unknown): FunctionDefinition {
  return {
    prepare: (args) => {
      if (args.list.length !== 1) throw new ArgumentError('expected one value');
      const value = make(args.list[0]);
      return () => fromGet(() => value);
    },
  };
}

/** Fills the record up to a size; the renderer does it when the rest is known. */
const pad: FunctionDefinition = {
  once: true,
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['bytes', 'with']);
    const bytes = asCount(reader.number('bytes'), 'bytes', 10 * 1024 * 1024);
    const fill = reader.text('with', ' ');
    if (!/^[\x20-\x7e]$/.test(fill)) {
      throw new ArgumentError('with must be one ASCII character');
    }
    const value: Value = {
      get: () => '',
      write: (out, state) => {
        state.padAt = out.length;
        state.padTo = bytes;
        state.padByte = fill.charCodeAt(0);
      },
    };
    return () => value;
  },
};

const key = fromGet((state) => state.key ?? '');
const shard = fromGet((state) => state.shardId ?? '');
const index = fromInteger((state) => state.recordIndex);

/** One of its arguments, each of which may be a call or a named value. */
const coalesce: FunctionDefinition = {
  prepare: ({ list }) => {
    const found = list.find((value) => value !== null && value !== undefined && value !== '');
    return () => fromGet(() => found ?? '');
  },
};

/** Text values joined. */
const concat: FunctionDefinition = {
  prepare: ({ list }) => {
    const parts = list.filter((value) => !isOptions(value)).map(printed);
    const text = parts.join('');
    return () => fromWrite((out) => out.text(text));
  },
};

export const GENERATOR_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  seq,
  item,
  index: { prepare: () => () => index },
  key: { reads: 'key', prepare: () => () => key },
  shard: { reads: 'shard', prepare: () => () => shard },
  pad,
  json: convert((value) => jsonText(value instanceof Date ? value.toISOString() : value)),
  upper: convert((value) => printed(value).toUpperCase()),
  lower: convert((value) => printed(value).toLowerCase()),
  first: coalesce,
  concat,
};
