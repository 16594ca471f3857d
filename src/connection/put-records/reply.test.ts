import { describe, expect, it } from 'vitest';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { parseCborReply } from './cbor-reply.ts';
import { parseJsonReply, MalformedReplyError } from './reply.ts';
import fc from 'fast-check';

const STORED = { SequenceNumber: '49590338', ShardId: 'shardId-000000000000' };

/** Entries that say neither where a record is stored nor why it is not. */
const MALFORMED: readonly (readonly [string, CborValue])[] = [
  ['both empty', { SequenceNumber: '', ShardId: '' }],
  ['an empty shard', { ...STORED, ShardId: '' }],
  ['an empty sequence number', { ...STORED, SequenceNumber: '' }],
  ['no shard', { SequenceNumber: STORED.SequenceNumber }],
  ['no sequence number', { ShardId: STORED.ShardId }],
  ['a sequence number that is a number', { ...STORED, SequenceNumber: 49590338 }],
  ['a shard that is a number', { ...STORED, ShardId: 0 }],
  ['null for both', { SequenceNumber: null, ShardId: null }],
  ['an error that is a number', { ...STORED, ErrorCode: 500 }],
  ['an error that is true', { ...STORED, ErrorCode: true }],
  ['an empty error and no shard', { ErrorCode: '', ErrorMessage: 'no' }],
  ['a message without its error', { ErrorMessage: 'Rate exceeded' }],
  ['nothing', {}],
  ['a text', 'stored'],
  ['a list', [STORED.SequenceNumber, STORED.ShardId]],
  ['null', null],
];

/** What stands in the place of the list of entries, and is none. */
const NO_LIST: readonly CborValue[] = [null, '', 1, true, {}, { 0: STORED }];

function readers(reply: CborValue): readonly (() => unknown)[] {
  return [
    () => parseJsonReply(encodeUtf8(JSON.stringify(reply))),
    () => parseCborReply(encodeCbor(reply)),
  ];
}

describe('a reply to PutRecords, in JSON and in CBOR', () => {
  it.each(MALFORMED)(
    'with %s in an entry is no reply, whatever its other entries say',
    (_, entry) => {
      for (const Records of [[entry], [STORED, entry], [entry, STORED]])
        for (const read of readers({ FailedRecordCount: 0, Records }))
          expect(read).toThrow(MalformedReplyError);
    },
  );

  it('without a list of entries is none either', () => {
    for (const Records of NO_LIST)
      for (const read of readers({ FailedRecordCount: 0, Records }))
        expect(read).toThrow(MalformedReplyError);
    for (const reply of [{ FailedRecordCount: 0 }, {}, null, [STORED], 'Records'])
      for (const read of readers(reply)) expect(read).toThrow(MalformedReplyError);
  });

  it('may write members that do not apply as null or as an empty text', () => {
    for (const nothing of [null, '']) {
      const entries = [
        { ...STORED, ErrorCode: nothing, ErrorMessage: nothing },
        { SequenceNumber: nothing, ShardId: nothing, ErrorCode: 'InternalFailure' },
      ];
      for (const read of readers({ FailedRecordCount: 1, Records: entries }))
        expect(read()).toMatchObject([
          { ok: true, shardId: STORED.ShardId },
          { ok: false, code: 'InternalFailure', message: '' },
        ]);
    }
  });
});

const NUMBER = '49590338271490256608559692538361571095921575989136588898';
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => `4${all.slice(1).join('')}`);
const shardId = fc
  .integer({ min: 0, max: 40 })
  .map((n) => `shardId-${String(n).padStart(12, '0')}`);

/** What any reader of JSON says of a reply. */
function plainly(text: string): unknown[] {
  const { Records } = JSON.parse(text) as { Records: Record<string, string>[] };
  return Records.map(({ ErrorCode, ErrorMessage, ShardId, SequenceNumber }) =>
    ErrorCode === undefined
      ? { ok: true, shardId: ShardId, sequenceNumber: SequenceNumber }
      : { ok: false, code: ErrorCode, message: ErrorMessage },
  );
}

function read(text: string): unknown[] {
  return parseJsonReply(encodeUtf8(text)).map((entry) =>
    entry.ok
      ? { ok: true, shardId: entry.shardId, sequenceNumber: entry.sequenceNumber.toString() }
      : { ok: false, code: entry.code, message: entry.message },
  );
}

/** It is what its JSON says, or refused where that is no JSON or has an entry that says nothing. */
function agrees(text: string): void {
  let said: unknown;
  try {
    said = plainly(text);
  } catch {
    expect(() => parseJsonReply(encodeUtf8(text))).toThrow(MalformedReplyError);
    return;
  }
  const whole = (said as { shardId?: unknown; sequenceNumber?: unknown; code?: unknown }[]).every(
    ({ shardId: id, sequenceNumber, code }) =>
      code !== undefined || (isText(id) && isText(sequenceNumber)),
  );
  if (whole) expect(read(text)).toEqual(said);
  else expect(() => parseJsonReply(encodeUtf8(text))).toThrow(MalformedReplyError);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

describe('a reply to PutRecords', () => {
  const stored = fc.record({ SequenceNumber: digits(56), ShardId: shardId });
  const entry = fc.oneof(
    { weight: 6, arbitrary: stored },
    fc.record({ ShardId: shardId, SequenceNumber: digits(56) }),
    fc.record({
      SequenceNumber: fc.oneof(digits(12), digits(57), fc.string()),
      ShardId: fc.string(),
    }),
    fc.record({ ErrorCode: fc.string({ minLength: 1 }), ErrorMessage: fc.string() }),
  );
  const reply = (entries: fc.Arbitrary<unknown[]>) =>
    fc
      .record({ FailedRecordCount: fc.nat(), Records: entries, EncryptionType: fc.string() })
      .map((value) => JSON.stringify(value));

  it('says what its JSON says, whatever is in it', () => {
    fc.assert(
      fc.property(
        reply(fc.oneof(fc.array(entry), fc.array(stored, { maxLength: 500 }))),
        (text) => {
          agrees(text);
        },
      ),
    );
  });

  it('that is cut or changed anywhere is either what its JSON says or refused', () => {
    const whole = `{"FailedRecordCount":0,"Records":[${Array.from({ length: 3 }, (_, i) => `{"SequenceNumber":"${NUMBER}","ShardId":"shardId-00000000000${i % 2}"}`).join()}]}`;
    agrees(whole);
    for (let i = 0; i < whole.length; i += 1) {
      agrees(whole.slice(0, i));
      agrees(whole.slice(0, i) + whole.slice(i + 1));
      for (const other of '0"\\x,}] ') agrees(whole.slice(0, i) + other + whole.slice(i + 1));
    }
  });

  it('with leading zeros or of another length keeps its number as it is', () => {
    for (const number of ['0', `0${NUMBER.slice(1)}`, `${NUMBER}1`, '1']) {
      const text = `{"FailedRecordCount":0,"Records":[{"SequenceNumber":"${number}","ShardId":"s"}]}`;
      expect(read(text)).toEqual([{ ok: true, shardId: 's', sequenceNumber: number }]);
    }
  });
});
