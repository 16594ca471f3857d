import { errorMessage, errorName } from '../../src/base/error-message.ts';
import { err, ok, type Result } from '../../src/base/result.ts';
import { DEFAULT_MAX_RECORD_BYTES } from '../../src/kinesis/quotas-and-prices/quotas.ts';
import { errorKind, type ServiceFailure } from '../../src/kinesis/errors/service-error.ts';
import type { Shard } from '../../src/kinesis/shards/shard.ts';
import type { EntryResult, OutgoingRecord, PutReply, Target } from '../../src/load/target.ts';
import type { RecordsReply, Source } from '../../src/reader/source.ts';
import { ServiceError, type ApiObject, type Service } from '../../src/simulator/operation.ts';
import { SequenceText } from '../../src/kinesis/sequence-numbers/sequence-digits.ts';

/** The simulator as a target and a source, with neither SDK nor protocol between them. */
async function call(
  service: Service,
  operation: string,
  input: ApiObject,
): Promise<Result<ApiObject, ServiceFailure>> {
  try {
    return ok(await service.call(operation, input));
  } catch (thrown) {
    const status = thrown instanceof ServiceError ? thrown.status : 500;
    const name = errorName(thrown);
    return err({ kind: errorKind(name, status), name, message: errorMessage(thrown) });
  }
}

async function shardsOf(
  service: Service,
  stream: string,
): Promise<Result<readonly Shard[], ServiceFailure>> {
  const reply = await call(service, 'ListShards', { StreamName: stream });
  return reply.ok ? ok((reply.value['Shards'] as ApiObject[]).map(toShard)) : reply;
}

function toShard(shard: ApiObject): Shard {
  const range = shard['HashKeyRange'] as ApiObject;
  const numbers = shard['SequenceNumberRange'] as ApiObject;
  return {
    shardId: shard['ShardId'] as string,
    range: {
      start: BigInt(range['StartingHashKey'] as string),
      end: BigInt(range['EndingHashKey'] as string),
    },
    startingSequenceNumber: numbers['StartingSequenceNumber'] as string,
  };
}

export function targetOf(service: Service, stream: string): Target {
  async function put(
    records: readonly OutgoingRecord[],
  ): Promise<Result<PutReply, ServiceFailure>> {
    const reply = await call(service, 'PutRecords', {
      StreamName: stream,
      Records: records.map(({ data, partitionKey }) => ({
        Data: data,
        PartitionKey: partitionKey,
      })),
    });
    return reply.ok ? ok({ entries: (reply.value['Records'] as ApiObject[]).map(toEntry) }) : reply;
  }
  return {
    putRecords: put,
    putRecord: (record) => put([record]),
    listShards: () => shardsOf(service, stream),
    describe: () => Promise.resolve(ok({ maxRecordBytes: DEFAULT_MAX_RECORD_BYTES })),
  };
}

function toEntry(entry: ApiObject): EntryResult {
  const code = entry['ErrorCode'];
  return typeof code === 'string'
    ? { ok: false, code, message: entry['ErrorMessage'] as string }
    : {
        ok: true,
        shardId: entry['ShardId'] as string,
        sequenceNumber: new SequenceText(entry['SequenceNumber'] as string),
      };
}

export function sourceOf(service: Service, stream: string): Source {
  return {
    listShards: () => shardsOf(service, stream),
    async getShardIterator(shardId, { type }) {
      const reply = await call(service, 'GetShardIterator', {
        StreamName: stream,
        ShardId: shardId,
        ShardIteratorType: type,
      });
      return reply.ok ? ok(reply.value['ShardIterator'] as string) : reply;
    },
    async getRecords(iterator, limit) {
      const reply = await call(service, 'GetRecords', { ShardIterator: iterator, Limit: limit });
      return reply.ok ? ok(toRecords(reply.value)) : reply;
    },
    subscribeToShard: () =>
      Promise.resolve(err({ kind: 'invalid', name: 'Unused', message: 'the probe polls' })),
  };
}

function toRecords(reply: ApiObject): RecordsReply {
  return {
    records: (reply['Records'] as ApiObject[]).map((record) => ({
      sequenceNumber: record['SequenceNumber'] as string,
      partitionKey: record['PartitionKey'] as string,
      arrival: record['ApproximateArrivalTimestamp'] as number,
      data: record['Data'] as Uint8Array,
    })),
    nextIterator: reply['NextShardIterator'] as string | undefined,
    millisBehindLatest: reply['MillisBehindLatest'] as number,
    childShardIds: [],
  };
}
