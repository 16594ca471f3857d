import {
  DescribeStreamSummaryCommand,
  PutRecordCommand,
  type KinesisClient,
  type PutRecordCommandInput,
} from '@aws-sdk/client-kinesis';
import { err, ok, type Result } from '../../base/result.ts';
import { DEFAULT_MAX_RECORD_BYTES, KIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { streamInput } from '../../kinesis/stream-ref.ts';
import type { OutgoingRecord, PutReply, Target } from '../../load/target.ts';
import { putRecordsThrough } from '../put-records/call.ts';
import { listAllShards } from './list-shards.ts';
import { toWriteFailure } from './failure.ts';
import { isSentByBrowser } from '../client/client.ts';
import { toEntry } from '../put-records/reply.ts';

export interface TargetOptions {
  /** Sends PutRecords with bodies that a browser reads as streams, over HTTPS: decision 0060. */
  readonly streamBodies: boolean;
}

/**
 * Writes to one stream through the SDK's client, which it tunes for PutRecords.
 * @param stream its name or its ARN
 */
export function createKinesisTarget(
  client: KinesisClient,
  stream: string,
  { streamBodies }: TargetOptions = { streamBodies: false },
): Target {
  const putRecords = putRecordsThrough(client);
  return {
    putRecords: (records, signal) =>
      attempt(() => putRecords(stream, records, { signal, streamed: streamBodies })),

    putRecord: (record, after, signal) =>
      attempt(async (): Promise<PutReply> => {
        const command = new PutRecordCommand(putRecordInput(stream, record, after));
        const output = await client.send(command, { abortSignal: signal });
        return {
          entries: [toEntry(output)],
          ...requestId(output),
          ...(isSentByBrowser(client) && { copies: 'unseen' }),
        };
      }),

    listShards: (signal) => attempt(() => listAllShards(client, stream, signal)),

    describe: (signal) =>
      attempt(async () => {
        const command = new DescribeStreamSummaryCommand(streamInput(stream));
        const output = await client.send(command, { abortSignal: signal });
        const limit = output.StreamDescriptionSummary?.MaxRecordSizeInKiB;
        return { maxRecordBytes: limit === undefined ? DEFAULT_MAX_RECORD_BYTES : limit * KIB };
      }),

    refreshCredentials: () =>
      attempt(async () => {
        await client.config.credentials({ forceRefresh: true });
        return undefined;
      }),
  };
}

async function attempt<T>(call: () => Promise<T>): Promise<Result<T, ServiceFailure>> {
  try {
    return ok(await call());
  } catch (thrown) {
    return err(toWriteFailure(thrown));
  }
}

function putRecordInput(
  stream: string,
  { data, partitionKey, explicitHashKey }: OutgoingRecord,
  after: string | undefined,
): PutRecordCommandInput {
  return {
    ...streamInput(stream),
    Data: data,
    PartitionKey: partitionKey,
    ...(explicitHashKey !== undefined && { ExplicitHashKey: explicitHashKey }),
    ...(after !== undefined && { SequenceNumberForOrdering: after }),
  };
}

function requestId(output: { $metadata: { requestId?: string | undefined } }): {
  requestId?: string;
} {
  const id = output.$metadata.requestId;
  return id === undefined ? {} : { requestId: id };
}
