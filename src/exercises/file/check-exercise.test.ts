import fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogue } from '../catalogue/index.ts';
import { checkExercise } from './check-exercise.ts';

const EXERCISE = {
  version: 1,
  id: 'mine',
  title: 'Mine',
  goal: 'See a stream.',
  minutes: 5,
  background: ['A stream.'],
  values: { stream: { type: 'name', prefix: 'mine' } },
  steps: [
    {
      id: 'send',
      title: 'Send',
      text: ['Send to `[[stream]]`.'],
      checks: [
        {
          type: 'run',
          stream: '[[stream]]',
          settings: { 'retry.type': 'none' },
          figures: { accepted: { min: 5, max: 9 } },
        },
      ],
    },
  ],
};

/** The problems, as lines, of an exercise with other checks and questions in its step. */
function lines(change: object, top: object = {}): string[] {
  const exercise = { ...EXERCISE, ...top, steps: [{ ...EXERCISE.steps[0], ...change }] };
  const checked = checkExercise(exercise, catalogue());
  return checked.ok ? [] : checked.error.map(({ path, message }) => `${path}: ${message}`);
}

it('takes a good exercise, and each of the catalogue', () => {
  expect(lines({})).toEqual([]);
  for (const exercise of catalogue())
    expect(checkExercise(exercise, catalogue())).toMatchObject({ ok: true });
});

it.each([
  [
    { checks: [{ type: 'run', settings: { 'retry.typ': 'none' } }] },
    'steps.0.checks.0.settings.retry.typ: A run has no setting "retry.typ". There are retry.type, retry.ttlMs, retry.baseMs, retry.capMs.',
  ],
  [
    { checks: [{ type: 'run', settings: { 'stream.name': 'x' } }] },
    'steps.0.checks.0.settings.stream.name: A run has no setting "stream.name". "stream" has no settings below it.',
  ],
  [
    { checks: [{ type: 'runs', runs: { a: { settings: { rate: 1 } } } }] },
    'steps.0.checks.0.runs.a.settings.rate: A run has no setting "rate". There are version, name, stream, ',
  ],
  [
    { checks: [{ type: 'runs', runs: { a: {} }, same: ['profile.pace'] }] },
    'steps.0.checks.0.same.0: A run has no setting "profile.pace".',
  ],
  [
    { checks: [{ type: 'run', figures: { accepted: { min: 9, max: 5 } } }] },
    'steps.0.checks.0.figures.accepted.max: max is 5, below min, which is 9.',
  ],
  [
    { checks: [{ type: 'call', operation: 'SplitShards' }] },
    'steps.0.checks.0.operation: There is no operation of the API "SplitShards".',
  ],
  [
    { checks: [{ type: 'practice', fault: 'lost-replies' }] },
    'steps.0.checks.0.fault: There is no fault "lost-replies". Write one of throughput-exception, ',
  ],
  [
    {
      questions: [
        {
          id: 'q',
          text: 'How many?',
          answer: { type: 'run-figure', figure: 'accepted', run: { settings: { key: 'a' } } },
        },
      ],
    },
    'steps.0.questions.0.answer.run.settings.key: A run has no setting "key".',
  ],
  [
    { snippets: [{ label: 'Key', text: 'a\u001b[31m' }] },
    'steps.0.snippets.0.text: A text to copy cannot have line breaks, control characters or invisible characters.',
  ],
])('refuses %j', (change, line) => {
  const found = lines(change);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(line);
});

it('refuses the id of another exercise', () => {
  expect(lines({}, { id: 'hot-shard' })).toEqual([
    'id: An exercise of Shardlab has the id "hot-shard". Choose another one.',
  ]);
});

it('finds the mistakes of the form and all others in one round', () => {
  const found = lines(
    {
      text: ['Send to [[other]].'],
      checks: [
        { type: 'run', settings: { 'retry.typ': 1 }, figures: { accepted: { max: 1, min: 2 } } },
      ],
    },
    { minuts: 5, minutes: 'five' },
  );
  expect(found.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'minutes',
    'minuts',
    'steps.0.text.0',
    'steps.0.checks.0.figures.accepted.max',
    'steps.0.checks.0.settings.retry.typ',
  ]);
});

it('says every mistake in plain words, whatever is changed', () => {
  const places = (data: unknown, path: readonly string[] = []): (readonly string[])[] =>
    typeof data === 'object' && data !== null
      ? [path, ...Object.entries(data).flatMap(([key, one]) => places(one, [...path, key]))]
      : [path];
  const put = (data: unknown, [first, ...rest]: readonly string[], value: unknown): unknown => {
    if (first === undefined) return value;
    const copy: Record<string, unknown> = Array.isArray(data)
      ? (Object.assign([], data) as unknown as Record<string, unknown>)
      : { ...(data as object) };
    copy[first] = put(copy[first], rest, value);
    return copy;
  };
  const change = fc
    .constantFrom(...catalogue())
    .chain((exercise) =>
      fc
        .tuple(
          fc.constantFrom(...places(exercise)),
          fc.constantFrom<unknown>(
            undefined,
            null,
            '',
            'x',
            -1,
            1.5,
            1e9,
            true,
            [],
            {},
            { type: 'x' },
          ),
        )
        .map(([path, value]) => put(exercise, path, value)),
    );
  fc.assert(
    fc.property(change, (exercise) => {
      const checked = checkExercise(exercise, catalogue());
      for (const { path, message } of checked.ok ? [] : checked.error) {
        expect(path).not.toBe('');
        expect(message).toMatch(/^[\p{Lu}"[“m].*\.$/u);
        expect(message).not.toMatch(
          /Invalid|expected|received|Too |Unrecognized|undefined|regex|pattern/,
        );
      }
    }),
    { numRuns: 500 },
  );
});
