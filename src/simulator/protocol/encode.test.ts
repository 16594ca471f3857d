import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../base/utf8.ts';
import type { ApiObject } from '../operation.ts';
import { encodeJson } from './encode.ts';
import { SUBSCRIBE_TO_SHARD_EVENT } from './model/records.ts';

/** What the writer has to agree with. */
function byStringify(event: ApiObject): string {
  return JSON.stringify({
    ...event,
    Records: (event['Records'] as readonly ApiObject[]).map((record) => ({
      SequenceNumber: record['SequenceNumber'],
      ApproximateArrivalTimestamp: (record['ApproximateArrivalTimestamp'] as number) / 1000,
      Data: Buffer.from(record['Data'] as Uint8Array).toString('base64'),
      PartitionKey: record['PartitionKey'],
    })),
  });
}

test('the writer agrees with JSON.stringify, whatever is in the keys', () => {
  const record = fc.record({
    SequenceNumber: fc.bigInt({ min: 0n }).map(String),
    ApproximateArrivalTimestamp: fc.integer({ min: 0, max: 4e12 }),
    Data: fc.uint8Array({ maxLength: 3000 }),
    PartitionKey: fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant('\ud800"\\\n')),
  });
  fc.assert(
    fc.property(fc.array(record, { maxLength: 5 }), fc.nat(), (Records, MillisBehindLatest) => {
      const event = { Records, ContinuationSequenceNumber: '1', MillisBehindLatest };
      const text = decodeUtf8(encodeJson(event, SUBSCRIBE_TO_SHARD_EVENT));
      expect(text).toBe(byStringify(event));
    }),
  );
});

test('a structure with nothing in it is an empty object', () => {
  expect(decodeUtf8(encodeJson({}, SUBSCRIBE_TO_SHARD_EVENT))).toBe('{}');
});
