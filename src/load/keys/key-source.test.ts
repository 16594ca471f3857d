import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keySource } from './key-source.ts';
import { ShardRouter } from './shard-router.ts';

const WHOLE = { start: 0n, end: (1n << 128n) - 1n };
const router = new ShardRouter([
  { shardId: 'shardId-000000000000', range: WHOLE, startingSequenceNumber: '0' },
]);

/** RFC 9562 §5.4. */
const UUID_4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test('random keys are UUIDs of version 4, each its own, and the same again from the same seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const draw = (): string[] => {
        const keys = keySource({ type: 'uuid' }, { seed, router, source: undefined as never });
        return Array.from({ length: 200 }, (_, index) => {
          const out = { partitionKey: '', explicitHashKey: undefined };
          keys(index, 0, out);
          return out.partitionKey;
        });
      };
      const drawn = draw();
      for (const key of drawn) expect(key).toMatch(UUID_4);
      expect(new Set(drawn).size).toBe(200);
      expect(draw()).toEqual(drawn);
      // Every digit comes, so none of them is stuck.
      expect([...new Set(drawn.join(''))].toSorted().join('')).toBe('-0123456789abcdef');
    }),
  );
});
