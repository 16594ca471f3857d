import { describe, expect, it } from 'vitest';
import {
  compareSequenceNumbers,
  decodeSequenceNumber,
  encodeSequenceNumber,
} from './sequence-number.ts';

describe('sequence numbers', () => {
  it('encodes the numbers of docs/kinesis.md#layout-of-sequence-numbers', () => {
    const created = 1700000000;
    expect(
      encodeSequenceNumber({
        shardCreatedAt: created,
        shardIndex: 0,
        sequenceIndex: 0n,
        time: created,
      }),
    ).toBe(49646437577108476416916876405825929425585429676275269634n);
    expect(
      encodeSequenceNumber({
        shardCreatedAt: created,
        shardIndex: 1,
        sequenceIndex: 1n,
        time: created + 60,
      }),
    ).toBe(49646437577130777162115407028968674069677696790124560402n);
  });

  it('decodes numbers that AWS printed', () => {
    expect(decodeSequenceNumber(49590338271490256608559692538361571095921575989136588898n)).toEqual(
      {
        shardCreatedAt: 1542776258,
        shardIndex: 6,
        sequenceIndex: 1734642199n,
        time: 1545084650,
      },
    );
    expect(decodeSequenceNumber(12345n)).toBeUndefined();
  });

  it('compares decimal text as integers', () => {
    expect(compareSequenceNumbers('9', '10')).toBeLessThan(0);
    expect(compareSequenceNumbers('11', '10')).toBeGreaterThan(0);
    expect(compareSequenceNumbers('10', '10')).toBe(0);
  });
});
