import { describe, expect, it } from 'vitest';
import { catalogue } from '../../exercises/catalogue/index.ts';
import { exerciseInLink, shareLink } from './share-link.ts';

describe('a shared exercise', () => {
  it('comes out of its link as it went in', () => {
    for (const exercise of catalogue()) {
      const link = shareLink(exercise);
      expect(link).toMatch(/^shared\.[\w-]+$/);
      expect(exerciseInLink(link)).toEqual({ ok: true, value: exercise });
    }
  });

  it('says in words what is wrong with a link', () => {
    const [first] = catalogue();
    const link = first === undefined ? '' : shareLink(first);
    for (const bad of [link.slice(0, -3), 'shared.', 'shared.@@', 'shared.e30'])
      expect(exerciseInLink(bad)).toMatchObject({ ok: false });
  });
});
