import { decodeBase64 } from '../base/base64.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import { hashKeyOf } from '../kinesis/hash-key.ts';
import { shardIdOf } from '../kinesis/shard-id.ts';
import { newestFirst } from './evaluate-runs.ts';
import { figureOf } from './figures.ts';
import { notYet, passed, runMisses, shown, type Outcome } from './match.ts';
import type { Answer } from './question-schema.ts';
import type { ExerciseState, ShardState } from './state.ts';

/** Whether a typed answer is right. What it says when wrong gives nothing away. */
export function judgeAnswer(answer: Answer, typed: string, state: ExerciseState): Outcome {
  if (typed.trim() === '') return notYet('Not answered yet.');
  switch (answer.type) {
    case 'choice':
      return verdict(typed === answer.right);
    case 'text':
      return verdict(answer.accept.some((right) => plain(right) === plain(typed)));
    case 'number':
      return near(typed, Number(answer.value), answer.tolerance);
    case 'shard-of-key': {
      const shards = shardsOf(state, answer.stream);
      if (shards.length === 0) return notYet(`There is no stream named ${answer.stream} yet.`);
      const hash = hashKeyOf(answer.key);
      const home = shards.find(
        ({ open, start, end }) => open && BigInt(start) <= hash && hash <= BigInt(end),
      );
      return verdict(home?.shardId === shardIdTyped(typed));
    }
    case 'child-shard': {
      const named = shardsOf(state, answer.stream).find(
        ({ shardId }) => shardId === shardIdTyped(typed),
      );
      return verdict((named?.parents.length ?? 0) > 0);
    }
    case 'decoded':
      return decoded(answer.stream, typed, state);
    case 'run-figure': {
      const run = newestFirst(state.runs).find(
        ({ result }) => runMisses(result, answer.run).length === 0,
      );
      if (run === undefined) return notYet('There is no run yet that this asks about.');
      const value = figureOf(run.result, answer.figure);
      return near(typed, value, Math.abs(value) * answer.tolerance);
    }
    default:
      return answer satisfies never;
  }
}

function verdict(right: boolean): Outcome {
  return right ? passed('Right.') : notYet('Not right yet. Look again.');
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** What was typed as a number: thousands may be grouped. */
function near(typed: string, value: number, tolerance: number): Outcome {
  const digits = typed.trim().replaceAll(/(?<=\d)[ ,_](?=\d{3})/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)(e-?\d+)?\s?%?$/i.test(digits))
    return notYet(`“${typed}” is not a number. Write digits, such as 1250 or 0.04.`);
  const number = Number(digits.replace('%', ''));
  // Half of the last typed digit: figures on the page are rounded.
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  const rounding = 0.5 * 10 ** -decimals;
  return Math.abs(number - value) <= Math.max(tolerance, rounding)
    ? passed(`Right: ${shown(value)}.`)
    : notYet('Not right yet. Look again.');
}

/** `2`, `0002`, `shardId-2` and the whole id mean one shard. */
function shardIdTyped(typed: string): string {
  const digits = /^(?:shard(?:id)?[- ]?)?0*(\d{1,12})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? typed.trim() : shardIdOf(Number(digits));
}

function shardsOf({ streams }: ExerciseState, name: string): readonly ShardState[] {
  return streams.find((stream) => stream.name === name)?.shards ?? [];
}

function decoded(stream: string | undefined, typed: string, { walks }: ExerciseState): Outcome {
  const texts = walks
    .filter((walk) => stream === undefined || walk.stream === stream)
    .flatMap(({ calls }) => calls.flatMap(({ data }) => data))
    .map((data) => decodeBase64(data))
    .flatMap((bytes) => (bytes === undefined ? [] : [plain(decodeUtf8(bytes))]));
  if (texts.length === 0) return notYet('No record was read step by step yet.');
  return verdict(texts.includes(plain(typed)));
}
