import { describe, expect, it } from 'vitest';
import { parseExercise, type ExerciseInput } from './schema.ts';

const SMALL: ExerciseInput = {
  version: 1,
  id: 'small',
  title: 'Small',
  goal: 'See a stream.',
  minutes: 5,
  background: ['A stream.'],
  values: { stream: { type: 'name', prefix: 'small' } },
  steps: [
    {
      id: 'create',
      title: 'Create',
      text: ['Create `[[stream]]`.'],
      checks: [{ type: 'stream', name: '[[stream]]' }],
    },
  ],
};

/** Where the mistakes of an exercise are. */
function paths(change: object): string[] {
  const parsed = parseExercise({ ...SMALL, ...change });
  return parsed.ok ? [] : parsed.error.map(({ path }) => path);
}

const [STEP] = SMALL.steps;

describe('an exercise file', () => {
  it('may be small', () => {
    expect(parseExercise(SMALL)).toMatchObject({ ok: true });
  });

  it.each([
    ['an unknown version', { version: 2 }, 'version'],
    ['no steps', { steps: [] }, 'steps'],
    ['a step that can never end', { steps: [{ ...STEP, checks: [] }] }, 'steps.0'],
    ['a value that is not defined', { goal: 'See [[nothing]].' }, 'goal'],
    ['a step twice', { steps: [STEP, STEP] }, 'steps.1.id'],
    [
      'a check nobody knows',
      { steps: [{ ...STEP, checks: [{ type: 'magic' }] }] },
      'steps.0.checks.0.type',
    ],
    [
      'bounds without a bound',
      { steps: [{ ...STEP, checks: [{ type: 'stream', name: 's', openShards: {} }] }] },
      'steps.0.checks.0.openShards',
    ],
    [
      'a run compared that is not there',
      {
        steps: [
          {
            ...STEP,
            checks: [
              {
                type: 'runs',
                runs: { a: {} },
                compare: [{ left: 'a.accepted', op: '<', right: 'b.accepted' }],
              },
            ],
          },
        ],
      },
      'steps.0.checks.0.compare.0',
    ],
    [
      'a right answer that cannot be chosen',
      {
        steps: [
          {
            ...STEP,
            questions: [
              {
                id: 'q',
                text: 'Which?',
                answer: {
                  type: 'choice',
                  right: 'c',
                  options: [
                    { id: 'a', text: 'A' },
                    { id: 'b', text: 'B' },
                  ],
                },
              },
            ],
          },
        ],
      },
      'steps.0.questions.0.answer.right',
    ],
    ['a member with a slip', { minuts: 5 }, 'minuts'],
  ])('is refused for %s', (_, change, path) => {
    expect(paths(change)).toContain(path);
  });
});
