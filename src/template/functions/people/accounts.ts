import type { ByteWriter } from '../../program/byte-writer.ts';
import { fakerFunction } from '../definition/faker-call.ts';
import type { Environment, FunctionDefinition } from '../definition/function-definition.ts';
import type { RenderState } from '../../program/render-state.ts';
import { type Value, fromWrite, wordsValue } from '../../program/value.ts';
import { ArgumentReader } from '../definition/arguments.ts';
import { firstName, orFaker, singleLastName } from '../words/words.ts';

const SEPARATORS = [46, 95] as const;
const LONGEST = 50;

/** Keeps what may stand before the @ of an address, in place, from `start` on. */
function keepAddressBytes(out: ByteWriter, start: number): void {
  const { bytes } = out;
  let to = start;
  for (let from = start; from < out.length && to - start < LONGEST; from += 1) {
    const code = bytes[from] as number;
    const isAllowed =
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 46 ||
      code === 95 ||
      code === 43 ||
      code === 45;
    if (isAllowed) {
      bytes[to] = code;
      to += 1;
    }
  }
  out.length = to;
}

/** faker's three shapes of a user name: Ann.Lee12, Ann.Lee and Ann12. */
function userName(environment: Environment): Value | undefined {
  const { data } = environment;
  const first = firstName(environment);
  const last = singleLastName(environment);
  if (first === undefined || last === undefined) return undefined;
  const names = ['first_name', 'last_name'].map((path) => data.definition(`person.${path}`));
  // Letters beyond ASCII are spelled out by rules that are faker's own.
  if (/[^\0-\x7f]/.test(JSON.stringify(names))) return undefined;
  return fromWrite((out, state) => {
    const { random } = state;
    const start = out.length;
    const shape = random.below(3);
    first.write(out, state);
    if (shape < 2) {
      out.byte(SEPARATORS[random.below(2)] as number);
      last.write(out, state);
    }
    if (shape !== 1) out.integer(random.below(100));
    keepAddressBytes(out, start);
  });
}

function address(environment: Environment, providers: string): Value | undefined {
  const name = userName(environment);
  const words = environment.data.words(providers);
  if (name === undefined || words === undefined) return undefined;
  const provider = wordsValue(words);
  return fromWrite((out: ByteWriter, state: RenderState) => {
    name.write(out, state);
    out.byte(64);
    provider.write(out, state);
  });
}

/** KDG gives (firstName, lastName, provider), faker 10 an object of them. */
function positional(name: string, fast: FunctionDefinition): FunctionDefinition {
  const slow = fakerFunction(name);
  return {
    needsLocale: true,
    prepare: (args) => {
      if (args.list.length === 0) return fast.prepare(args);
      const names = ['firstName', 'lastName', 'provider'];
      const reader = new ArgumentReader(args, names);
      const last = args.list.at(-1);
      const options: Record<string, unknown> =
        typeof last === 'object' && last !== null ? { ...last } : {};
      for (const key of names) {
        const text = reader.text(key);
        if (text !== undefined) options[key] = text;
      }
      return slow.prepare({ list: [options] });
    },
  };
}

const email = orFaker('internet.email', (environment) =>
  address(environment, 'internet.free_email'),
);
const exampleEmail = orFaker('internet.exampleEmail', (environment) =>
  address(environment, 'internet.example_email'),
);
const username = orFaker('internet.username', userName);

export const ACCOUNT_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'internet.email': positional('internet.email', email),
  'internet.exampleEmail': positional('internet.exampleEmail', exampleEmail),
  'internet.username': positional('internet.username', username),
  'internet.userName': positional('internet.username', username),
};
