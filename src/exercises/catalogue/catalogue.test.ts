import { describe, expect, it } from 'vitest';
import { parseExercise } from '../file/schema.ts';
import { catalogue } from './index.ts';

describe('the catalogue', () => {
  it('holds good exercises with ids of their own', () => {
    const all = catalogue();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const exercise of all) expect(parseExercise(exercise)).toMatchObject({ ok: true });
  });
});
