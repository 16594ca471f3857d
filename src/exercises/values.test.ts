import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue/index.ts';
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
