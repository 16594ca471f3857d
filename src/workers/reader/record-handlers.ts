import { ok, type Result } from '../../base/result.ts';
import { recordSize } from '../../kinesis/records/record-size.ts';
import type { ReadRecord } from '../../reader/decode/read-record.ts';
import type { RecordStore } from '../../reader/store/store.ts';
import type { Source } from '../../reader/source.ts';
import { rowsOf } from '../../reader/store/row.ts';
import { findBySequence } from '../../reader/store/find-by-sequence.ts';
import type { Handlers } from '../port.ts';
import { fetchRecord, inspectData, neighbourByKey } from './inspect.ts';
import type { DataOptions, ReaderProtocol, RecordInspection, StepAnswer } from './protocol.ts';
import { encodeBase64 } from '../../base/base64.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';

type RecordCalls = Pick<
  Handlers<ReaderProtocol>,
  | 'record:inspect'
  | 'record:fetch'
  | 'record:data'
  | 'record:find'
  | 'record:neighbour'
  | 'data:inspect'
  | 'step:iterator'
  | 'step:records'
>;

/** Looking at single records, held or not, and walking a shard by hand. */
export function recordHandlers(
  store: () => RecordStore | undefined,
  sourceOf: (stream: string) => Source,
): RecordCalls {
  return {
    'record:inspect'({ id, options }) {
      const record = store()?.get(id);
      return record && inspection(record, options, id);
    },
    async 'record:fetch'({ stream, address, options }) {
      const found = await fetchRecord(sourceOf(stream), address);
      return found.ok ? ok(inspection(found.value, options)) : found;
    },
    async 'record:data'({ stream, address, id }) {
      const held = id === undefined ? undefined : store()?.get(id);
      if (held !== undefined) return held.data;
      const found = await fetchRecord(sourceOf(stream), address);
      return found.ok ? found.value.data : undefined;
    },
    'record:find'({ shardId, sequenceNumber, subSequenceNumber }) {
      const held = store();
      const id = held && findBySequence(held, shardId, sequenceNumber, subSequenceNumber);
      return held === undefined || id === undefined ? undefined : rowsOf(held, [id])[0];
    },
    async 'record:neighbour'({ id, step }) {
      const held = store();
      const found = held && (await neighbourByKey(held, id, step));
      return held === undefined || found === undefined ? undefined : rowsOf(held, [found])[0];
    },
    'data:inspect': ({ data, options }) => inspectData(data, options),
    'step:iterator': ({ stream, shardId, position }) =>
      sourceOf(stream).getShardIterator(shardId, position, new AbortController().signal),
    'step:records': ({ stream, iterator, limit }) => stepRecords(sourceOf(stream), iterator, limit),
  };
}

function inspection(record: ReadRecord, options: DataOptions, id?: number): RecordInspection {
  const { data, ...facts } = record;
  return {
    ...inspectData(data, options),
    record: {
      ...facts,
      ...(id !== undefined && { id }),
      size: recordSize(data.length, record.partitionKey ?? ''),
    },
  };
}

/** One GetRecords call, answered as the API words it: data in base64. */
async function stepRecords(
  source: Source,
  iterator: string,
  limit: number,
): Promise<Result<StepAnswer, ServiceFailure>> {
  const reply = await source.getRecords(iterator, limit, new AbortController().signal);
  if (!reply.ok) return reply;
  const { records, nextIterator, millisBehindLatest, childShardIds } = reply.value;
  return ok({
    Records: records.map((record) => ({
      SequenceNumber: record.sequenceNumber,
      ApproximateArrivalTimestamp: record.arrival / 1000,
      Data: encodeBase64(record.data),
      ...(record.partitionKey !== undefined && { PartitionKey: record.partitionKey }),
      ...(record.encryptionType !== undefined && { EncryptionType: record.encryptionType }),
    })),
    NextShardIterator: nextIterator ?? null,
    MillisBehindLatest: millisBehindLatest,
    ...(childShardIds.length > 0 && {
      ChildShards: childShardIds.map((ShardId) => ({ ShardId })),
    }),
  });
}
