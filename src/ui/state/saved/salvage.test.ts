import fc from 'fast-check';
import * as z from 'zod/mini';
import { expect, it } from 'vitest';
import { salvage, withDamaged } from './salvage.ts';

const schema = z.object({
  version: z.literal(1),
  theme: z.enum(['light', 'dark']),
  templates: z.array(z.object({ name: z.string(), text: z.string() })),
  streams: z.record(z.string(), z.string()),
  sending: z.object({ retry: z.string(), seed: z.string() }),
});
type Saved = z.infer<typeof schema>;

const INITIAL: Saved = {
  version: 1,
  theme: 'light',
  templates: [],
  streams: {},
  sending: { retry: 'none', seed: '' },
};
const WHOLE: Saved = {
  version: 1,
  theme: 'dark',
  templates: [
    { name: 'a', text: '1' },
    { name: 'b', text: '2' },
    { name: 'c', text: '3' },
  ],
  streams: { practice: 'orders', aws: 'clicks' },
  sending: { retry: 'backoff', seed: '7' },
};
const BAD = { shape: 'of another time' };

function read(value: unknown) {
  const result = salvage(schema, INITIAL, value);
  if (!result.ok) throw new Error(result.why);
  return result;
}

it('takes a whole document as it is', () => {
  expect(read(WHOLE)).toEqual({ ok: true, state: WHOLE, damaged: [] });
});

it('leaves a damaged entry of a list or a table out, names it, and keeps all others', () => {
  const templates = [WHOLE.templates[0], BAD, WHOLE.templates[2]];
  const streams = { practice: 'orders', aws: 7 };
  const { state, damaged } = read({ ...WHOLE, templates, streams });
  expect(state).toEqual({
    ...WHOLE,
    templates: [WHOLE.templates[0], WHOLE.templates[2]],
    streams: { practice: 'orders' },
  });
  expect(damaged.map(({ member, entry, raw }) => [member, entry, raw])).toEqual([
    ['templates', 1, BAD],
    ['streams', 'aws', 7],
  ]);
});

it('takes the initial value of a member that is damaged as a whole', () => {
  const { state, damaged } = read({ ...WHOLE, theme: 'purple', sending: { retry: 'backoff' } });
  expect(state).toEqual({ ...WHOLE, theme: 'light', sending: INITIAL.sending });
  expect(damaged.map(({ member, entry }) => [member, entry])).toEqual([
    ['theme', undefined],
    ['sending', undefined],
  ]);
});

it.each([
  [{ ...WHOLE, version: 2, templates: {} }, /newer version/],
  [{ ...WHOLE, version: 2 }, /newer version/],
  [{ ...WHOLE, version: 'x' }, /version/],
  ['text', /./],
  [undefined, /./],
  [[], /./],
])('says why nothing of a document can be read: %j', (value, why) => {
  const result = salvage(schema, INITIAL, value);
  expect(result.ok ? '' : result.why).toMatch(why);
});

it('whatever single thing is damaged, the rest is there and the damage is kept as it was', () => {
  const damage = fc.constantFrom<(document: Record<string, unknown>) => void>(
    (document) => delete document['templates'],
    (document) => (document['templates'] = BAD),
    (document) => ((document['templates'] as unknown[])[1] = BAD),
    (document) => ((document['templates'] as unknown[])[0] = { name: 'a' }),
    (document) => ((document['streams'] as Record<string, unknown>)['aws'] = BAD),
    (document) => (document['streams'] = null),
    (document) => ((document['sending'] as Record<string, unknown>)['seed'] = 7),
    (document) => (document['theme'] = 7),
  );
  fc.assert(
    fc.property(damage, (apply) => {
      const document = structuredClone(WHOLE) as Record<string, unknown>;
      apply(document);
      const { state, damaged } = read(document);
      expect(damaged).toHaveLength(1);
      const kept = withDamaged(state, damaged);
      // Saved and read again, it is the same state, with the same damage beside it.
      const again = read(kept);
      expect(again.state).toEqual(state);
      expect(again.damaged.map(({ raw }) => raw)).toEqual(damaged.map(({ raw }) => raw));
    }),
  );
});
