import fc from 'fast-check';
import { Encoder } from 'cbor-x';
import { expect, test } from 'vitest';
import { CborError, CborTimestamp, decodeCbor } from './cbor-decode.ts';
import { encodeCbor, type CborValue } from './cbor-encode.ts';
import { encodeUtf8 } from './utf8.ts';

const peer = new Encoder({ mapsAsObjects: true, useRecords: false });

/** Text without lone surrogates: those have no UTF-8. */
const text = fc.string({ unit: 'binary' });
/** The other implementation renames this one key. */
const key = text.filter((name) => name !== '__proto__');
const value = fc.letrec<{ any: CborValue }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
    fc.array(tie('any')),
    fc.dictionary(text, tie('any')),
  ),
})).any;

test('what is encoded decodes to itself', () => {
  fc.assert(
    fc.property(value, (original) => {
      expect(decodeCbor(encodeCbor(original))).toEqual(zeroed(original));
    }),
  );
});

test('a text keeps its byte order mark, its length and its name, whatever they are', () => {
  for (const text of [
    '\ufeffkey',
    'ü',
    'x'.repeat(23),
    'x'.repeat(24),
    'é'.repeat(12),
    '__proto__',
  ])
    expect(decodeCbor(encodeCbor({ [text]: text }))).toEqual({ [text]: text });
  // Names of one length and first letter, in turn.
  for (const name of ['Data', 'Date', 'Data', 'Dat\u00e9'])
    expect(decodeCbor(encodeCbor([{ [name]: 1 }, { [name]: 2 }]))).toEqual([
      { [name]: 1 },
      { [name]: 2 },
    ]);
});

test('another implementation reads ours, and we read it', () => {
  fc.assert(
    fc.property(fc.dictionary(key, fc.oneof(text, fc.integer(), fc.uint8Array())), (original) => {
      const theirs = peer.decode(encodeCbor(original) as Buffer) as Record<string, unknown>;
      expect(normal(theirs)).toEqual(normal(original));
      expect(normal(decodeCbor(peer.encode(original)) as object)).toEqual(normal(original));
    }),
  );
});

test('maps of any size, whose absent members are left out', () => {
  for (let size = 0; size < 60; size += 1)
    for (const absent of [undefined, -1]) {
      const map = Object.fromEntries(
        Array.from({ length: size }, (_, i) => [`name ${i}`, i % 7 === 3 ? absent : i]),
      );
      const present = Object.fromEntries(Object.entries(map).filter(([, item]) => item !== absent));
      expect(decodeCbor(encodeCbor([map, 'after']))).toEqual([
        absent === undefined ? present : map,
        'after',
      ]);
    }
});

test('what was encoded stays as it is, whatever is encoded after it', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 8 });
  fc.assert(
    fc.property(lengths, (sizes) => {
      const values = sizes.map((size, i) => new Uint8Array(size).fill(i + 1));
      const encoded = values.map((each) => encodeCbor(each));
      expect(encoded.map((bytes) => (decodeCbor(bytes) as Uint8Array).length)).toEqual(sizes);
      for (const [i, bytes] of encoded.entries())
        expect((decodeCbor(bytes) as Uint8Array).every((byte) => byte === i + 1)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('any bytes either decode or are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        decodeCbor(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(CborError);
      }
    }),
  );
  expect(() => decodeCbor(new Uint8Array(100_000).fill(0x81))).toThrow('nested too deep');
});

test('indefinite maps, lists and strings, as Jackson writes them', () => {
  // {"Records": [{"Data": h'6869', "PartitionKey": "k"}], "StreamName": "a" + "b"}
  const bytes = Uint8Array.from(
    [
      [0xbf, 0x67, ...encodeUtf8('Records'), 0x9f],
      [0xbf, 0x64, ...encodeUtf8('Data'), 0x42, 0x68, 0x69],
      [0x6c, ...encodeUtf8('PartitionKey'), 0x61, 0x6b, 0xff, 0xff],
      [0x6a, ...encodeUtf8('StreamName'), 0x7f, 0x61, 0x61, 0x61, 0x62, 0xff, 0xff],
    ].flat(),
  );
  expect(decodeCbor(bytes)).toEqual({
    Records: [{ Data: encodeUtf8('hi'), PartitionKey: 'k' }],
    StreamName: 'ab',
  });
});

test('instants are milliseconds for Java and seconds for the standard', () => {
  expect(decodeCbor(encodeCbor(new CborTimestamp(1_459_799_926_480)))).toEqual(
    new CborTimestamp(1_459_799_926_480),
  );
  expect(decodeCbor(Uint8Array.of(0xc1, 0x1a, 0x57, 0x02, 0xc6, 0xf6))).toEqual(
    new CborTimestamp(0x5702c6f6 * 1000),
  );
});

/** CBOR integers have no negative zero. */
function zeroed(original: CborValue): CborValue {
  if (original === 0) return 0;
  if (typeof original !== 'object' || original === null) return original;
  if (original instanceof Uint8Array || original instanceof CborTimestamp) return original;
  if (Array.isArray(original)) return (original as readonly CborValue[]).map(zeroed);
  return Object.fromEntries(
    Object.entries(original as Readonly<Record<string, CborValue>>).map(([key, item]) => [
      key,
      zeroed(item),
    ]),
  );
}

/** Buffers and Uint8Arrays with the same bytes are the same. */
function normal(from: object): unknown[] {
  return Object.entries(from).map(([key, item]: [string, unknown]) => [
    key,
    item instanceof Uint8Array ? Array.from(item) : item,
  ]);
}
