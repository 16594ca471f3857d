import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  SubscribeToShardCommand,
  type GetShardIteratorCommandInput,
  type KinesisClient,
  type StartingPosition as SdkStartingPosition,
  type SubscribeToShardEventStream,
  type _Record as SdkRecord,
} from '@aws-sdk/client-kinesis';
import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { streamInput } from '../../kinesis/stream-ref.ts';
import type {
  IncomingRecord,
  Source,
  StartingPosition,
  SubscriptionEvent,
} from '../../reader/source.ts';
import { toServiceFailure } from './failure.ts';
import { listAllShards } from './list-shards.ts';
import { MalformedReplyError } from '../put-records/reply.ts';

/**
 * Reads one stream through the SDK's client.
 * @param stream its name or its ARN
 */
export function createKinesisSource(client: KinesisClient, stream: string): Source {
  return {
    listShards: (signal) => attempt(() => listAllShards(client, stream, signal)),

    getShardIterator: (shardId, position, signal) =>
      attempt(async () => {
        const output = await client.send(
          new GetShardIteratorCommand({
            ...streamInput(stream),
            ShardId: shardId,
            ...iteratorInput(position),
          }),
          { abortSignal: signal },
        );
        if (output.ShardIterator === undefined)
          throw new TypeError('GetShardIterator answered without an iterator');
        return output.ShardIterator;
      }),

    getRecords: (iterator, limit, signal) =>
      attempt(async () => {
        const output = await client.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
          { abortSignal: signal },
        );
        return {
          records: (output.Records ?? []).map(toIncoming),
          nextIterator: output.NextShardIterator || undefined,
          millisBehindLatest: output.MillisBehindLatest ?? 0,
          childShardIds: childIds(output.ChildShards),
        };
      }),

    subscribeToShard: (consumerArn, shardId, position, signal) =>
      attempt(async () => {
        const output = await client.send(
          new SubscribeToShardCommand({
            ConsumerARN: consumerArn,
            ShardId: shardId,
            StartingPosition: startingPosition(position),
          }),
          { abortSignal: signal },
        );
        if (output.EventStream === undefined)
          throw new TypeError('SubscribeToShard answered without events');
        return events(untilAborted(output.EventStream, signal));
      }),
  };
}

async function attempt<T>(call: () => Promise<T>): Promise<Result<T, ServiceFailure>> {
  try {
    return ok(await call());
  } catch (thrown) {
    const failure = toServiceFailure(thrown);
    // Nothing was changed by reading, and the same record would be as wrong again.
    return err(thrown instanceof MalformedReplyError ? { ...failure, kind: 'invalid' } : failure);
  }
}

function childIds(children: readonly { ShardId?: string | undefined }[] | undefined): string[] {
  return (children ?? []).map((child) => child.ShardId).filter((id) => id !== undefined);
}

function toIncoming(record: SdkRecord): IncomingRecord {
  return {
    sequenceNumber: record.SequenceNumber ?? '',
    partitionKey: record.PartitionKey,
    arrival: arrivalOf(record),
    data: record.Data ?? new Uint8Array(),
    ...(record.EncryptionType !== undefined && { encryptionType: record.EncryptionType }),
  };
}

/** @throws MalformedReplyError when the time is none that a calendar has */
function arrivalOf({ ApproximateArrivalTimestamp: time }: SdkRecord): number {
  const arrival = time?.getTime() ?? 0;
  if (Number.isNaN(arrival))
    throw new MalformedReplyError('The arrival time of a record is out of range.');
  return arrival;
}

function iteratorInput(
  position: StartingPosition,
): Pick<
  GetShardIteratorCommandInput,
  'ShardIteratorType' | 'StartingSequenceNumber' | 'Timestamp'
> {
  const { Type, SequenceNumber, Timestamp } = startingPosition(position);
  return {
    ShardIteratorType: Type,
    ...(SequenceNumber !== undefined && { StartingSequenceNumber: SequenceNumber }),
    ...(Timestamp !== undefined && { Timestamp }),
  };
}

function startingPosition(position: StartingPosition): SdkStartingPosition {
  switch (position.type) {
    case 'TRIM_HORIZON':
    case 'LATEST':
      return { Type: position.type };
    case 'AT_TIMESTAMP':
      return { Type: position.type, Timestamp: new Date(position.timestamp) };
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      return { Type: position.type, SequenceNumber: position.sequenceNumber };
  }
}

/** @throws the exception that a frame carries */
async function* events(
  stream: AsyncIterable<SubscribeToShardEventStream>,
): AsyncGenerator<SubscriptionEvent> {
  for await (const member of stream) {
    const event = member.SubscribeToShardEvent;
    if (event !== undefined) {
      yield {
        records: (event.Records ?? []).map(toIncoming),
        continuationSequenceNumber: event.ContinuationSequenceNumber || undefined,
        millisBehindLatest: event.MillisBehindLatest ?? 0,
        childShardIds: childIds(event.ChildShards),
      };
      continue;
    }
    const exception = Object.values(member).find((value): value is Error => value instanceof Error);
    if (exception !== undefined) throw exception;
  }
}

/**
 * The same items until `signal` aborts; then it ends, even while waiting for the next
 * one. Not every request handler ends a body that is being read.
 */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let stop: () => void = () => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    stop = (): void => resolve(undefined);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    for (;;) {
      const next = iterator.next();
      // Nobody may be there any more to hear that it failed.
      next.catch(() => undefined);
      const item = await Promise.race([next, aborted]);
      if (item === undefined || item.done === true) return;
      yield item.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    if (signal.aborted) void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
