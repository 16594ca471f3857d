import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BodyBudget, type Held } from './body-budget.ts';

test('unfinished bodies never hold more than the total, and the oldest go first', () => {
  const step = fc.record({ body: fc.nat(9), bytes: fc.nat(400), done: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const budget = new BodyBudget(1000);
      const bodies = new Map<number, { held: Held; bytes: number }>();
      for (const { body, bytes, done } of steps) {
        let own = bodies.get(body);
        if (own === undefined) {
          const held = budget.begin(() => {
            expect([...bodies.keys()][0]).toBe(body);
            bodies.delete(body);
          });
          own = { held, bytes: 0 };
          bodies.set(body, own);
        }
        if (done) {
          own.held.release();
          bodies.delete(body);
        } else {
          own.bytes += bytes;
          own.held.add(bytes);
        }
        expect(budget.bytes).toBe([...bodies.values()].reduce((sum, one) => sum + one.bytes, 0));
        expect(budget.bytes).toBeLessThanOrEqual(1000);
      }
    }),
  );
});
