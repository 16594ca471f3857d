import fc from 'fast-check';
import { aggregate, deaggregateSync } from 'aws-kinesis-agg';
import { describe, expect, it } from 'vitest';
import { decodeAggregate, encodeAggregate, hasAggregateMagic, type UserRecord } from './kpl.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Made with aws-kinesis-agg: docs/kinesis.md#format-of-aggregated-records. */
const VECTORS: readonly [string, readonly UserRecord[], string][] = [
  [
    'A',
    [{ partitionKey: 'a', data: utf8('hello') }],
    'f3899ac20a01611a0908001a0568656c6c6f9b716524375bc42580cff72615650c15',
  ],
  [
    'B',
    [
      { partitionKey: 'user-1', data: utf8('{"n":1}') },
      { partitionKey: 'user-2', data: utf8('{"n":2}') },
      { partitionKey: 'user-1', data: utf8('{"n":3}') },
    ],
    'f3899ac20a06757365722d310a06757365722d321a0b08001a077b226e223a317d1a0b08011a077b226e223a327d1a0b08001a077b226e223a337d7a0ad3396252066068ea2b07e3bb9963',
  ],
  [
    'C',
    [
      { partitionKey: 'p', explicitHashKey: '0', data: utf8('x') },
      {
        partitionKey: 'q',
        explicitHashKey: '170141183460469231731687303715884105728',
        data: utf8('y'),
      },
    ],
    'f3899ac20a01700a017112013012273137303134313138333436303436393233313733313638373330333731353838343130353732381a07080010001a01781a07080110011a017969602517174b8ab062aa2a4bfee42108',
  ],
  [
    'D',
    [{ partitionKey: 'ключ', data: utf8('é') }],
    'f3899ac20a08d0bad0bbd18ed1871a0608001a02c3a9b6c059fede230f649ea6d9c6a8b2e71c',
  ],
];

describe('aggregated records', () => {
  it.each(VECTORS)('vector %s encodes and decodes', (_, records, expected) => {
    const bytes = encodeAggregate(records);
    expect(hex(bytes)).toBe(expected);
    expect(decodeAggregate(bytes)).toEqual(records);
  });

  it('round-trips any records', () => {
    const record = fc.record(
      {
        partitionKey: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        explicitHashKey: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map(String),
        data: fc.uint8Array({ maxLength: 400 }),
      },
      { requiredKeys: ['partitionKey', 'data'] },
    );
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 300 }), (records) => {
        const back = decodeAggregate(encodeAggregate(records as UserRecord[]));
        expect(back?.length).toBe(records.length);
        records.forEach((one, i) => {
          expect(back?.[i]?.partitionKey).toBe(one.partitionKey);
          expect(back?.[i]?.explicitHashKey).toBe(one.explicitHashKey);
          expect(hex(back?.[i]?.data ?? new Uint8Array())).toBe(hex(one.data));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('treats a cut, damaged or foreign record as a plain one', () => {
    const bytes = encodeAggregate([{ partitionKey: 'k', data: utf8('some data') }]);
    expect(decodeAggregate(bytes.subarray(0, bytes.length - 1))).toBeUndefined();
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 1;
      expect(decodeAggregate(damaged)).toBeUndefined();
    }
    expect(decodeAggregate(utf8('{"n":1}'))).toBeUndefined();
    expect(hasAggregateMagic(new Uint8Array())).toBe(false);
  });

  it('is read by aws-kinesis-agg, and reads what that writes', async () => {
    const records = Array.from({ length: 50 }, (_, i) => ({
      partitionKey: `key-${i % 7}`,
      data: utf8(`{"n":${i}}`),
    }));
    const theirs: string[] = [];
    deaggregateSync(
      {
        kinesisSchemaVersion: '1.0',
        partitionKey: 'a',
        sequenceNumber: '1',
        approximateArrivalTimestamp: 0,
        data: Buffer.from(encodeAggregate(records)).toString('base64'),
      },
      true,
      (_, found) => {
        for (const one of found ?? []) theirs.push(Buffer.from(one.data, 'base64').toString());
      },
    );
    expect(theirs).toEqual(records.map((_, i) => `{"n":${i}}`));

    const encoded = await new Promise<Uint8Array>((resolve, reject) => {
      aggregate(
        records.map((one) => ({ partitionKey: one.partitionKey, data: Buffer.from(one.data) })),
        (made, done) => {
          resolve(made.data);
          done();
        },
        () => undefined,
        reject,
      );
    });
    const back = decodeAggregate(new Uint8Array(encoded));
    expect(back?.map((one) => Buffer.from(one.data).toString())).toEqual(theirs);
  });
});
