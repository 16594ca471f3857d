import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { Receipts } from './receipts.ts';
import { recordDigest } from './record-digest.ts';
import { SequenceText } from '../../kinesis/sequence-numbers/sequence-digits.ts';

function filled(count: number): Receipts {
  const receipts = new Receipts();
  for (let i = 0; i < count; i += 1)
    receipts.add(
      `shardId-00000000000${i % 3}`,
      new SequenceText(
        i % 10 === 9 ? `0odd-${i}` : `4959033827149025660855969253836157109592157598913${i}`,
      ),
      `key-${i}`,
      encodeUtf8(`data ${i}`),
    );
  return receipts;
}

it('gives back what was added, over many chunks', () => {
  const receipts = filled(40_000);
  expect(receipts.kept).toBe(40_000);
  expect(receipts.at(39_999)).toEqual({
    shardId: 'shardId-000000000000',
    sequenceNumber: '0odd-39999',
    digest: recordDigest('key-39999', encodeUtf8('data 39999')),
  });
  expect(receipts.at(40_000)).toBeUndefined();
});

it('is the same after packing, a structured clone, and unpacking', () => {
  const receipts = filled(20_000);
  const back = Receipts.unpack(structuredClone(receipts.pack()));
  expect([...back]).toEqual([...receipts]);
  expect([back.kept, back.full]).toEqual([20_000, false]);
});

it('digests tell apart records that differ in one bit, wherever it is', () => {
  for (const length of [1, 3, 4, 7, 8, 9, 15, 16, 200]) {
    const seen = new Set([recordDigest('key', new Uint8Array(length))]);
    for (let bit = 0; bit < length * 8; bit += 1) {
      const data = new Uint8Array(length);
      data[bit >> 3] = 1 << (bit & 7);
      seen.add(recordDigest('key', data));
    }
    expect(seen.size).toBe(length * 8 + 1);
  }
  expect(recordDigest('key', new Uint8Array(8))).not.toBe(recordDigest('key', new Uint8Array(9)));
});

it('digests have no halves that repeat: 64 bits are 64 bits', () => {
  const firsts = new Set<string>();
  const seconds = new Set<string>();
  const count = 20_000;
  for (let i = 0; i < count; i += 1) {
    const digest = recordDigest('k', encodeUtf8(`{"sensor":"s-17","reading":${i},"state":"OK"}`));
    firsts.add(digest.slice(0, 8));
    seconds.add(digest.slice(8));
  }
  // By chance 20,000 of 2³² collide 0.05 times.
  expect(firsts.size).toBeGreaterThan(count - 5);
  expect(seconds.size).toBeGreaterThan(count - 5);
});
