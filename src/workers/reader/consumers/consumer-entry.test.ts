import { gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../../base/utf8.ts';
import { stampJson } from '../../../load/records/stamp.ts';
import { Computation } from '../../../reader/compute/computation.ts';
import type { ReadRecord } from '../../../reader/decode/read-record.ts';
import { ID_MAKERS } from './consumer-entry.ts';

function record(data: Uint8Array, partitionKey = 'k'): ReadRecord {
  return { shardId: 's', sequenceNumber: '1', partitionKey, arrival: 0, data };
}

it('counts each record of a stamped run once, packed or not, and without a stamp by key and data', () => {
  const same = encodeUtf8('{"v":1}');
  const first = stampJson(same, 0, { run: 'abc-1', record: 0 });
  const second = stampJson(same, 0, { run: 'abc-1', record: 1 });
  const computation = new Computation(
    { spec: { kind: 'count', by: 'partition-key' }, ignoreSeenIds: { kind: 'stamp' } },
    ID_MAKERS,
  );
  computation.accept([
    record(first),
    record(second),
    record(first),
    record(gzipSync(second)),
    record(same),
    record(same),
    record(same, 'other'),
  ]);
  expect(computation.result(0)).toMatchObject({ processed: 4, ignored: 3 });
});
