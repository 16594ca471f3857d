import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { hashKeyOf } from '../../kinesis/hash-keys/hash-key.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { newestFirst } from '../checks/evaluate-runs.ts';
import { figureOf } from '../checks/run-figures.ts';
import { notYet, passed, shown, type Outcome } from '../checks/outcome.ts';
import { typedNumbers } from './typed-number.ts';
import type { Answer } from '../file/question-schema.ts';
import { runFits } from '../checks/run-misses.ts';
import type { ExerciseState, ShardState } from '../state.ts';

/** Whether a typed answer is right. What it says when wrong gives nothing away. */
export function judgeAnswer(answer: Answer, typed: string, state: ExerciseState): Outcome {
  if (typed.trim() === '') return notYet('Not answered yet.');
  switch (answer.type) {
    case 'choice':
      return verdict(typed === answer.right, 'Read the background and the step again.');
    case 'text':
      return verdict(
        answer.accept.some((right) => word(right) === word(typed)),
        'Read the step again, and check the spelling.',
      );
    case 'number':
      return near(
        typed,
        Number(answer.value),
        answer.tolerance,
        'Calculate it again, and check the unit.',
      );
    case 'shard-of-key': {
      const shards = shardsOf(state, answer.stream);
      if (shards.length === 0) return notYet(`There is no stream named ${answer.stream} yet.`);
      const hash = hashKeyOf(answer.key);
      const home = shards.find(
        ({ open, start, end }) => open && BigInt(start) <= hash && hash <= BigInt(end),
      );
      return verdict(
        isOneOf(typed, home === undefined ? [] : [home.shardId]),
        'Compare the hash of the key with the range of each shard.',
      );
    }
    case 'child-shard': {
      const children = shardsOf(state, answer.stream).filter(({ parents }) => parents.length > 0);
      return verdict(
        isOneOf(
          typed,
          children.map(({ shardId }) => shardId),
        ),
        'Look at the stream’s lineage: a child shard has a parent.',
      );
    }
    case 'decoded':
      return decoded(answer.stream, typed, state);
    case 'run-figure': {
      const runs = state.runs.filter(({ result }) => runFits(result, answer.run));
      if (runs.length === 0)
        return notYet('This question is about a run that you have not made yet.');
      // Whoever made several such runs may mean any of them.
      const judged = newestFirst(runs).map(({ result }) => {
        const value = figureOf(result, answer.figure);
        return near(
          typed,
          value,
          Math.abs(value) * answer.tolerance,
          'Compare it with the report of the run, and check the unit.',
        );
      });
      return judged.find((outcome) => outcome.passed) ?? (judged[0] as Outcome);
    }
    default:
      return answer satisfies never;
  }
}

function verdict(right: boolean, where: string): Outcome {
  return right ? passed('Right.') : notYet(`Not right. ${where}`);
}

const QUOTED = /^(["'`“‘])(.*)["'`”’]$/s;

/** Without quotes around it, a dot behind it, and what parts its words. */
function word(text: string): string {
  const bare = plain(text).replace(/[.,;!]$/, '');
  return (QUOTED.exec(bare)?.[2] ?? bare).replaceAll(/[\s_-]/g, '');
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Half of a typed digit forgives a rounded figure, but no more than this part of it. */
const ROUGHEST = 0.06;
/** Reports print three decimals, and `< 0.001` below that. */
const FINEST = 0.001;

function near(typed: string, value: number, tolerance: number, where: string): Outcome {
  const readings = typedNumbers(typed);
  if (readings.length === 0)
    return notYet(`“${typed}” is not one number. Write digits, such as 1250 or 0.04.`);
  // Figures on the page are rounded: half of the last digit that was typed is allowed.
  const most = ROUGHEST * Math.abs(value);
  return readings.some(
    (read) =>
      Math.abs(read.value - value) <= Math.max(tolerance, FINEST, Math.min(read.rounding, most)),
  )
    ? passed(`Right: ${shown(value)}.`)
    : verdict(false, where);
}

/** `2`, `0002`, `shard 2.`, `shardId-2`, the whole id and `0002, 0003` name shards. */
const SHARDS = /^(?:[\s"'`“”,;.:&/#+-]|shard|s\b|id|no\b|and\b|or\b|\d{1,12}(?!\d))+$/i;

/** Whether the text names shards, and every one of them is right. */
function isOneOf(typed: string, right: readonly string[]): boolean {
  if (!SHARDS.test(typed)) return false;
  const named = typed.match(/\d+/g) ?? [];
  return named.length > 0 && named.every((digits) => right.includes(shardIdOf(Number(digits))));
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
  if (texts.length === 0) return notYet('You have not read a record step by step yet.');
  return verdict(
    // A browser's console prints a text in quotes, and its line break as \\n.
    [typed, typed.trim().replace(QUOTED, '$2').replace(/\\n$/, '')].some((text) =>
      texts.includes(plain(text)),
    ),
    'Compare it with the decoded data on the Records page, from the first to the last character.',
  );
}
