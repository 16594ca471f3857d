import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordRow } from '../../../reader/store/row.ts';
import { interleaveShards } from './interleave.ts';

function row(id: number, shard: number, arrival: number): RecordRow {
  return {
    id,
    shardId: `shardId-00000000000${shard}`,
    sequenceNumber: String(id),
    partitionKey: 'k',
    arrival,
    size: 1,
    text: '',
  };
}

it('mixes shards that arrived together', () => {
  const rows = [row(0, 0, 5), row(1, 0, 5), row(2, 1, 5), row(3, 1, 5), row(4, 1, 6)];
  expect(interleaveShards(rows).map(({ id }) => id)).toEqual([0, 2, 1, 3, 4]);
});

it('keeps every row, the order of arrival, and the order within each shard', () => {
  const anyRows = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 60 })
    .map((list) => {
      let arrival = 0;
      return list.map(([shard, later], id) => row(id, shard, later ? (arrival += 1) : arrival));
    });
  fc.assert(
    fc.property(anyRows, (rows) => {
      const mixed = interleaveShards(rows);
      expect(mixed.map(({ arrival }) => arrival)).toEqual(rows.map(({ arrival }) => arrival));
      for (const shard of [0, 1, 2, 3]) {
        const of = (list: readonly RecordRow[]) =>
          list.filter(({ shardId }) => shardId.endsWith(String(shard))).map(({ id }) => id);
        expect(of(mixed)).toEqual(of(rows));
      }
    }),
  );
});
