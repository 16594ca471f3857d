import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { parseJsonReply } from './json-reply.ts';
import { MalformedReplyError } from './reply.ts';

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
