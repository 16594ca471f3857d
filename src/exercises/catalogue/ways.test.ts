import { describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { evaluateStep } from '../progress.ts';
import { state } from '../testing/recorded.ts';
import { RIGHT_WAYS } from '../testing/right-ways.ts';
import type { Way } from '../testing/way.ts';
import { WRONG_WAYS_OF_READING } from '../testing/wrong-ways-of-reading.ts';
import { WRONG_WAYS_OF_RESHARDING } from '../testing/wrong-ways-of-resharding.ts';
import { WRONG_WAYS_OF_WRITING } from '../testing/wrong-ways-of-writing.ts';
import { deriveValues, personalise } from '../values.ts';
import { catalogue } from './index.ts';

const NAME = 'Ada Lovelace';
const WRONG = [...WRONG_WAYS_OF_WRITING, ...WRONG_WAYS_OF_RESHARDING, ...WRONG_WAYS_OF_READING];

function judge(way: Way): boolean {
  const source = catalogue().find(({ id }) => id === way.exercise);
  assert(source !== undefined, `${way.exercise} is in the catalogue`);
  const values = deriveValues(source, NAME);
  const step = personalise(source, NAME).steps.find(({ id }) => id === way.step);
  assert(step !== undefined, `${way.step} is a step`);
  const answers = typeof way.answers === 'function' ? way.answers(values) : (way.answers ?? {});
  return evaluateStep(step, state(way.state(values)), answers, -Infinity).passed;
}

describe('the right way passes', () => {
  it.each(RIGHT_WAYS)('$exercise, $step: $what', (way) => {
    expect(judge(way)).toBe(true);
  });
});

describe('a wrong way does not', () => {
  it.each(WRONG)('$exercise, $step: $what', (way) => {
    expect(judge(way)).toBe(false);
  });

  it('is tried for every exercise', () => {
    const tried = new Set(WRONG.map(({ exercise }) => exercise));
    expect(
      catalogue()
        .map(({ id }) => id)
        .filter((id) => !tried.has(id)),
    ).toEqual([]);
  });
});

describe('nothing done', () => {
  it.each(catalogue().flatMap(({ id, steps }) => steps.map((step) => ({ id, step: step.id }))))(
    '$id, $step does not pass',
    ({ id, step }) => {
      expect(judge({ exercise: id, step, what: 'nothing', state: () => ({}) })).toBe(false);
    },
  );
});
