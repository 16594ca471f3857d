import fc from 'fast-check';
import { expect, test } from 'vitest';
import { releaseBytes, takeBytes } from './byte-pool.ts';

test('what is taken is as large as asked for, and nobody else’s until it is given back', () => {
  const step = fc.oneof(
    fc.record({ take: fc.integer({ min: 0, max: 5_000_000 }) }),
    fc.record({ release: fc.nat() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const held: Uint8Array[] = [];
      for (const one of steps)
        if ('take' in one) {
          const bytes = takeBytes(one.take);
          expect(bytes.length).toBeGreaterThanOrEqual(one.take);
          expect(held.map(({ buffer }) => buffer)).not.toContain(bytes.buffer);
          held.push(bytes);
        } else {
          const [given] = held.splice(one.release % (held.length + 1), 1);
          // Only the part that was used, as a body is.
          if (given !== undefined) releaseBytes(given.subarray(0, given.length >> 1));
        }
    }),
    { numRuns: 30 },
  );
});

test('memory that was transferred, or is soon made, is not kept', () => {
  const gone = new Uint8Array(128 * 1024);
  structuredClone(gone, { transfer: [gone.buffer] });
  for (const bytes of [gone, new Uint8Array(100), new Uint8Array(3 * 1024 * 1024)]) {
    releaseBytes(bytes);
    const next = [1, 100, 3 * 1024 * 1024].map(takeBytes);
    expect(next.map(({ buffer }) => buffer)).not.toContain(bytes.buffer);
  }
});
