import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CborError, decodeCbor } from '../../base/cbor-decode.ts';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { parseCborReply } from './cbor-reply.ts';
import { MalformedReplyError, toEntries } from './reply.ts';
import type { EntryResult } from '../../load/target.ts';

const NUMBER = '49590338271490256608559692538361571095921575989136588898';
const shardId = fc
  .integer({ min: 0, max: 40 })
  .map((n) => `shardId-${String(n).padStart(12, '0')}`);
const stored = fc.record({
  SequenceNumber: fc.oneof(fc.constant(NUMBER), fc.bigInt({ min: 1n }).map(String)),
  ShardId: fc.oneof({ weight: 8, arbitrary: shardId }, { weight: 1, arbitrary: fc.string() }),
});
const other = fc.oneof(
  fc.record({ ShardId: shardId, SequenceNumber: fc.constant(NUMBER) }),
  fc.record({ ErrorCode: fc.string({ minLength: 1 }), ErrorMessage: fc.string() }),
  fc.record({ ShardId: fc.string({ unit: 'binary' }), SequenceNumber: fc.string() }),
);
const reply = fc.oneof(
  fc.record({
    FailedRecordCount: fc.constant(0),
    Records: fc.array(stored, { maxLength: 300 }),
  }),
  fc.record(
    {
      FailedRecordCount: fc.nat(),
      Records: fc.array(fc.oneof(stored, other)),
      EncryptionType: fc.string(),
    },
    { requiredKeys: ['FailedRecordCount', 'Records'] },
  ),
) as fc.Arbitrary<CborValue>;

/** Maps and lists without their length, as Jackson writes them. */
function openEnded(value: CborValue): number[] {
  if (Array.isArray(value)) return [0x9f, ...value.flatMap(openEnded), 0xff];
  if (typeof value !== 'object' || value === null) return [...encodeCbor(value)];
  return [0xbf, ...Object.entries(value).flat().flatMap(openEnded), 0xff];
}

function readable(entries: readonly EntryResult[]): unknown[] {
  return entries.map((entry) =>
    entry.ok ? { ...entry, sequenceNumber: entry.sequenceNumber.toString() } : entry,
  );
}

/** What any reader of CBOR says of a reply; `undefined` when it is none. */
function plainly(bytes: Uint8Array): unknown[] | undefined {
  try {
    return readable(toEntries(decodeCbor(bytes)));
  } catch (thrown) {
    if (thrown instanceof CborError || thrown instanceof MalformedReplyError) return undefined;
    throw thrown;
  }
}

describe('a reply to PutRecords in CBOR', () => {
  it('says what its CBOR says, with lengths or open ends', () => {
    fc.assert(
      fc.property(reply, (value) => {
        for (const bytes of [encodeCbor(value), Uint8Array.from(openEnded(value))]) agree(bytes);
      }),
    );
  });

  it('that is cut or changed anywhere is either what its CBOR says or refused', () => {
    const value = {
      FailedRecordCount: 0,
      Records: [0, 1, 1].map((n) => ({
        SequenceNumber: NUMBER,
        ShardId: `shardId-00000000000${n}`,
      })),
    };
    for (const whole of [encodeCbor(value), Uint8Array.from(openEnded(value))])
      for (let i = 0; i < whole.length; i += 1) {
        agree(whole.subarray(0, i));
        agree(Uint8Array.of(...whole.subarray(0, i), ...whole.subarray(i + 1)));
        for (const byte of [0, 0x41, 0x60, 0x61, 0x78, 0x80, 0x9f, 0xa1, 0xbf, 0xe9, 0xff]) {
          const changed = whole.slice();
          changed[i] = byte;
          agree(changed);
        }
      }
  });
});

function agree(bytes: Uint8Array): void {
  const said = plainly(bytes);
  if (said === undefined) expect(() => parseCborReply(bytes)).toThrow(MalformedReplyError);
  else expect(readable(parseCborReply(bytes))).toEqual(said);
}
