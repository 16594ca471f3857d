import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeSequenceNumber } from '../../kinesis/sequence-numbers/sequence-number.ts';
import { SequencePrinter } from './sequence-printer.ts';

it('prints what the encoder computes, forwards, backwards and across seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_400_000_000, max: 4_000_000_000 }),
      fc.nat(100_000),
      fc.array(
        fc.record({
          index: fc.oneof(fc.nat(50), fc.nat(2 ** 40)),
          run: fc.integer({ min: 1, max: 300 }),
          wait: fc.nat(1500),
        }),
        { maxLength: 12 },
      ),
      (shardCreatedAt, shardIndex, steps) => {
        const printer = new SequencePrinter(shardCreatedAt, shardIndex);
        let time = shardCreatedAt * 1000;
        for (const { index, run, wait } of steps) {
          time += wait;
          for (let i = index; i < index + run; i += 1)
            expect(printer.print(i, time)).toBe(
              encodeSequenceNumber({
                shardCreatedAt,
                shardIndex,
                sequenceIndex: BigInt(i),
                time: Math.floor(time / 1000),
              }).toString(),
            );
        }
      },
    ),
    { numRuns: 50 },
  );
});
