import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { UsageError } from '../command.ts';
import { integerFlag, numberFlag } from '../flags/flags.ts';
import { parseJsonDocument } from '../../reader/decode/json/json-document.ts';

type ReadText = (name: string, stdin: AsyncIterable<Uint8Array>) => Promise<string>;

const WORDS = ['uuid', 'sequence', 'millis', 'seconds', 'shards', 'hash'];

/**
 * `--keys`: a word, or a word with its argument after a colon.
 * @throws UsageError
 */
export async function keysFlag(text: string, readText: ReadText): Promise<unknown> {
  if (WORDS.includes(text)) return { type: text };
  const colon = text.indexOf(':');
  const type = colon < 0 ? text : text.slice(0, colon);
  const argument = colon < 0 ? '' : text.slice(colon + 1);
  switch (type) {
    case 'one':
      return { type, key: needed(type, argument) };
    case 'n':
      return { type, count: integerFlag('keys', needed(type, argument), 1, 1_000_000) };
    case 'zipf': {
      const [count = '', exponent, ...more] = argument.split(':');
      if (exponent === undefined || more.length > 0)
        throw new UsageError('--keys: zipf needs the number of keys and the exponent: zipf:1000:1');
      return {
        type,
        count: integerFlag('keys', count, 1, 1_000_000),
        exponent: numberFlag('keys', exponent, 0, 20),
      };
    }
    case 'weights':
      return { type, keys: weights(await readText(needed(type, argument), noInput()), argument) };
    case 'template':
      return { type, text: needed(type, argument) };
    case 'shard': {
      const id = needed(type, argument);
      return { type, shardId: /^\d{1,12}$/.test(id) ? shardIdOf(Number(id)) : id };
    }
    default:
      throw new UsageError(
        `--keys: "${text}" is none of ${WORDS.join(', ')}, one:KEY, n:N, zipf:N:S, weights:FILE, template:TEXT, shard:ID`,
      );
  }
}

function needed(type: string, argument: string): string {
  if (argument !== '') return argument;
  throw new UsageError(`--keys: ${type} needs something after its colon`);
}

async function* noInput(): AsyncGenerator<Uint8Array> {
  // A list of keys comes from a file only.
}

/** Keys with weights: a JSON object, a JSON list of key and weight, or lines of `key,weight`. */
function weights(text: string, file: string): { key: string; weight: number }[] {
  const rows = /^\s*[[{]/.test(text) ? fromJson(text, file) : fromLines(text);
  return rows.map(([key, weight], i) => {
    const number =
      typeof weight === 'number' ? weight : Number(String(weight).trim() || Number.NaN);
    if (typeof key === 'string' && key !== '' && Number.isFinite(number) && number >= 0)
      return { key, weight: number };
    throw new UsageError(`${file}: entry ${i + 1} is not a key with a weight of 0 or more`);
  });
}

function fromJson(text: string, file: string): [unknown, unknown][] {
  const read = parseJsonDocument(text);
  if (!read.ok) throw new UsageError(`${file}: ${read.error}`);
  const json = read.value;
  if (Array.isArray(json))
    return json.map((row: unknown): [unknown, unknown] => {
      if (Array.isArray(row)) return [row[0], row[1]];
      if (typeof row !== 'object' || row === null) return [undefined, undefined];
      const { key, weight } = row as { key?: unknown; weight?: unknown };
      return [key, weight];
    });
  return Object.entries(json as object);
}

/** The key is what stands before the last comma; without one the weight is 1. */
function fromLines(text: string): [unknown, unknown][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const comma = line.lastIndexOf(',');
      return comma < 0 ? [line, 1] : [line.slice(0, comma), line.slice(comma + 1)];
    });
}
