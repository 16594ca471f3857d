import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  ListShardsCommand,
  ListStreamsCommand,
  MergeShardsCommand,
  PutRecordCommand,
  SplitShardCommand,
  UpdateShardCountCommand,
  type CreateStreamCommandInput,
  type DeleteStreamCommandInput,
  type DescribeStreamSummaryCommandInput,
  type DescribeStreamSummaryCommandOutput,
  type KinesisClient,
  type ListShardsCommandInput,
  type ListShardsCommandOutput,
  type ListStreamsCommandInput,
  type ListStreamsCommandOutput,
  type MergeShardsCommandInput,
  type PutRecordCommandInput,
  type PutRecordCommandOutput,
  type SplitShardCommandInput,
  type UpdateShardCountCommandInput,
  type UpdateShardCountCommandOutput,
} from '@aws-sdk/client-kinesis';
import { err, ok, type Result } from '../base/result.ts';
import type { ServiceFailure } from '../kinesis/service-error.ts';
import { toServiceFailure } from './failure.ts';

/** The calls that pages make one at a time: operation → its input and output. */
export interface ControlOperations {
  ListStreams: [ListStreamsCommandInput, ListStreamsCommandOutput];
  DescribeStreamSummary: [DescribeStreamSummaryCommandInput, DescribeStreamSummaryCommandOutput];
  ListShards: [ListShardsCommandInput, ListShardsCommandOutput];
  CreateStream: [CreateStreamCommandInput, unknown];
  DeleteStream: [DeleteStreamCommandInput, unknown];
  UpdateShardCount: [UpdateShardCountCommandInput, UpdateShardCountCommandOutput];
  SplitShard: [SplitShardCommandInput, unknown];
  MergeShards: [MergeShardsCommandInput, unknown];
  PutRecord: [PutRecordCommandInput, PutRecordCommandOutput];
}

export type ControlOperation = keyof ControlOperations;

type Send = (client: KinesisClient, input: never) => Promise<unknown>;

const SEND: Readonly<Record<ControlOperation, Send>> = {
  ListStreams: (client, input) => client.send(new ListStreamsCommand(input)),
  DescribeStreamSummary: (client, input) => client.send(new DescribeStreamSummaryCommand(input)),
  ListShards: (client, input) => client.send(new ListShardsCommand(input)),
  CreateStream: (client, input) => client.send(new CreateStreamCommand(input)),
  DeleteStream: (client, input) => client.send(new DeleteStreamCommand(input)),
  UpdateShardCount: (client, input) => client.send(new UpdateShardCountCommand(input)),
  SplitShard: (client, input) => client.send(new SplitShardCommand(input)),
  MergeShards: (client, input) => client.send(new MergeShardsCommand(input)),
  PutRecord: (client, input) => client.send(new PutRecordCommand(input)),
};

/** Sends one control-plane call; whatever goes wrong comes back as data. */
export async function callControl<K extends ControlOperation>(
  client: KinesisClient,
  operation: K,
  input: ControlOperations[K][0],
): Promise<Result<ControlOperations[K][1], ServiceFailure>> {
  try {
    const output: unknown = await SEND[operation](client, input as never);
    return ok(output as ControlOperations[K][1]);
  } catch (thrown) {
    return err(toServiceFailure(thrown));
  }
}
