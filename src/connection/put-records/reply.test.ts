import { describe, expect, it } from 'vitest';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { parseCborReply } from './cbor-reply.ts';
import { parseJsonReply } from './json-reply.ts';
import { MalformedReplyError } from './reply.ts';

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
