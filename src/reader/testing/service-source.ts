import type { Random } from '../../base/random.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { errorKind, type ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { Shard } from '../../kinesis/shards/shard.ts';
import { ServiceError, type ApiObject, type Service } from '../../simulator/operation.ts';
import type { IncomingRecord, Source, StartingPosition } from '../source.ts';
import type { Faults } from './memory-stream.ts';

/** Reads a stream of the practice service without the SDK between, with faults on the way. */
export class ServiceSource implements Source {
  readonly #service: Service;
  readonly #stream: string;
  readonly #random: Random;
  faults: Faults;

  constructor(service: Service, stream: string, random: Random, faults: Faults) {
    this.#service = service;
    this.#stream = stream;
    this.#random = random;
    this.faults = faults;
  }

  async #call(operation: string, input: ApiObject): Promise<Result<ApiObject, ServiceFailure>> {
    const dice = this.#random.next();
    const { throttled, lost, lostReply, expired, internal } = this.faults;
    if (dice < throttled) return err(failure('ProvisionedThroughputExceededException', 400));
    if (dice < throttled + lost) return err(failure('TypeError', undefined));
    if (dice < throttled + lost + internal) return err(failure('InternalFailure', 500));
    if (operation === 'GetRecords' && this.#random.next() < expired)
      return err(failure('ExpiredIteratorException', 400));
    try {
      const output = await this.#service.call(operation, input);
      return this.#random.next() < lostReply ? err(failure('AbortError', undefined)) : ok(output);
    } catch (thrown) {
      if (!(thrown instanceof ServiceError)) throw thrown;
      return err({ ...failure(thrown.name, thrown.status), message: thrown.message });
    }
  }

  async listShards(): ReturnType<Source['listShards']> {
    const answer = await this.#call('ListShards', { StreamName: this.#stream });
    return answer.ok ? ok((answer.value['Shards'] as readonly ApiObject[]).map(toShard)) : answer;
  }

  async getShardIterator(
    shardId: string,
    position: StartingPosition,
  ): ReturnType<Source['getShardIterator']> {
    const answer = await this.#call('GetShardIterator', {
      StreamName: this.#stream,
      ShardId: shardId,
      ShardIteratorType: position.type,
      ...('timestamp' in position && { Timestamp: position.timestamp }),
      ...('sequenceNumber' in position && { StartingSequenceNumber: position.sequenceNumber }),
    });
    return answer.ok ? ok(answer.value['ShardIterator'] as string) : answer;
  }

  async getRecords(iterator: string, limit: number): ReturnType<Source['getRecords']> {
    const answer = await this.#call('GetRecords', { ShardIterator: iterator, Limit: limit });
    if (!answer.ok) return answer;
    const { Records, NextShardIterator, MillisBehindLatest, ChildShards } = answer.value;
    return ok({
      records: (Records as readonly ApiObject[]).map(toIncoming),
      nextIterator: NextShardIterator as string | undefined,
      millisBehindLatest: MillisBehindLatest as number,
      childShardIds: ((ChildShards ?? []) as readonly ApiObject[]).map(
        (child) => child['ShardId'] as string,
      ),
    });
  }

  async subscribeToShard(): ReturnType<Source['subscribeToShard']> {
    await Promise.resolve();
    return err(failure('UnknownOperationException', 400));
  }
}

function toShard(shard: ApiObject): Shard {
  const range = shard['HashKeyRange'] as ApiObject;
  const numbers = shard['SequenceNumberRange'] as ApiObject;
  const ending = numbers['EndingSequenceNumber'];
  const parent = shard['ParentShardId'];
  const adjacent = shard['AdjacentParentShardId'];
  return {
    shardId: shard['ShardId'] as string,
    range: {
      start: BigInt(range['StartingHashKey'] as string),
      end: BigInt(range['EndingHashKey'] as string),
    },
    startingSequenceNumber: numbers['StartingSequenceNumber'] as string,
    ...(typeof ending === 'string' && { endingSequenceNumber: ending }),
    ...(typeof parent === 'string' && { parentShardId: parent }),
    ...(typeof adjacent === 'string' && { adjacentParentShardId: adjacent }),
  };
}

function toIncoming(record: ApiObject): IncomingRecord {
  return {
    sequenceNumber: record['SequenceNumber'] as string,
    partitionKey: record['PartitionKey'] as string | undefined,
    arrival: record['ApproximateArrivalTimestamp'] as number,
    data: record['Data'] as Uint8Array,
  };
}

function failure(name: string, httpStatus: number | undefined): ServiceFailure {
  return {
    kind: errorKind(name, httpStatus),
    name,
    message: `${name}, injected`,
    ...(httpStatus !== undefined && { httpStatus }),
  };
}
