import { Decoder } from 'cbor-x';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeCbor } from '../../base/cbor-decode.ts';
import type { OutgoingRecord } from '../../load/target.ts';
import { cborBody } from './cbor-body.ts';

const record = fc.record(
  {
    data: fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.uint8Array({ minLength: 250, size: '+1' }),
    ),
    partitionKey: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    explicitHashKey: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map(String),
  },
  { requiredKeys: ['data', 'partitionKey'] },
);

it('says what the records say, to us and to another reader', () => {
  const peer = new Decoder({ mapsAsObjects: true, useRecords: false });
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 40 }), (records) => {
      const body = cborBody('orders', records as OutgoingRecord[]);
      const said = {
        Records: records.map(({ data, partitionKey, explicitHashKey }) => ({
          Data: [...data],
          ...(explicitHashKey !== undefined && { ExplicitHashKey: explicitHashKey }),
          PartitionKey: partitionKey,
        })),
        StreamName: 'orders',
      };
      expect(plain(decodeCbor(body))).toEqual(said);
      expect(plain(peer.decode(body))).toEqual(said);
    }),
  );
});

it('has room for the longest texts and for records of megabytes', () => {
  const records = [
    { data: new Uint8Array(10 * 1024 * 1024).fill(7), partitionKey: '\uffff'.repeat(256) },
    { data: new Uint8Array(70_000), partitionKey: 'k', explicitHashKey: '0' },
  ];
  const body = decodeCbor(cborBody('s', records)) as { Records: { Data: Uint8Array }[] };
  expect(body.Records.map(({ Data }) => Data.length)).toEqual([10 * 1024 * 1024, 70_000]);
});

function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) => {
      // Buffers become what their toJSON says before this is asked.
      const { type, data } = (item ?? {}) as { type?: string; data?: number[] };
      if (type === 'Buffer') return data;
      return item instanceof Uint8Array ? [...item] : item;
    }),
  );
}
