import { expect, it } from 'vitest';
import { encodeUtf8 } from '../base/utf8.ts';
import { Receipts, recordDigest } from './receipts.ts';

function filled(count: number): Receipts {
  const receipts = new Receipts();
  for (let i = 0; i < count; i += 1)
    receipts.add(
      `shardId-00000000000${i % 3}`,
      i % 10 === 9 ? `0odd-${i}` : `4959033827149025660855969253836157109592157598913${i}`,
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
