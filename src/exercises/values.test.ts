import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import { INHERITED_NAMES } from '../base/testing/inherited-names.ts';
import { evaluateStep } from './progress.ts';
import { deriveValues, personalise } from './values.ts';

describe('values from a name', () => {
  it('are the same for the same name, however it is typed', () => {
    for (const exercise of catalogue())
      expect(deriveValues(exercise, '  ada  LOVELACE ')).toEqual(
        deriveValues(exercise, 'Ada Lovelace'),
      );
  });

  it('differ between students: no two of a class of thirty share a stream name', () => {
    const names = Array.from({ length: 30 }, (_, i) => `Student ${i}`);
    for (const exercise of catalogue()) {
      const streams = names.map((name) => deriveValues(exercise, name)['stream']);
      expect(new Set(streams).size).toBe(names.length);
    }
  });

  it('name streams as a class’s role at AWS wants them, and change nothing else', () => {
    for (const exercise of catalogue()) {
      const plain = deriveValues(exercise, 'Ada');
      for (const [key, value] of Object.entries(deriveValues(exercise, 'Ada', 'lab-ada-')))
        expect(value).toBe(
          exercise.values[key]?.type === 'name' ? `lab-ada-${plain[key]}` : plain[key],
        );
    }
  });

  it('are legal names of streams for any name, and leave nothing to fill in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        for (const exercise of catalogue()) {
          const values = deriveValues(exercise, name);
          expect(values['stream']).toMatch(/^[a-zA-Z0-9_.-]{1,128}$/);
          expect(JSON.stringify(personalise(exercise, name).steps)).not.toMatch(/\[\[\w+\]\]/);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('names that every object inherits', () => {
  const legal = INHERITED_NAMES.filter((name) => /^[a-z]/.test(name));
  it.each(legal)('%s is a value, and no value where an exercise has none', (name) => {
    const [exercise] = catalogue();
    if (exercise === undefined) throw new Error('there is an exercise');
    const background = [`[[${name}]]`];
    expect(personalise({ ...exercise, values: {}, background }, 'Ada').background).toEqual(
      background,
    );
    const values = { [name]: { type: 'pick' as const, from: ['one'] } };
    expect(personalise({ ...exercise, values, background }, 'Ada').background).toEqual(['one']);
  });

  it.each(legal)('a question called %s is not answered before something is typed', (id) => {
    const question = {
      id,
      text: 'How many?',
      explain: '',
      answer: { type: 'number', value: 1, tolerance: 0 },
    };
    const step = { checks: [], questions: [question] } as unknown as Parameters<
      typeof evaluateStep
    >[0];
    const state = {} as Parameters<typeof evaluateStep>[1];
    expect(evaluateStep(step, state, {}, -Infinity).passed).toBe(false);
    expect(evaluateStep(step, state, { [id]: '1' }, -Infinity).passed).toBe(true);
  });
});
