import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DeleteStreamCommand,
  DeregisterStreamConsumerCommand,
  DescribeAccountSettingsCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  DisableEnhancedMonitoringCommand,
  EnableEnhancedMonitoringCommand,
  IncreaseStreamRetentionPeriodCommand,
  ListShardsCommand,
  ListStreamConsumersCommand,
  ListStreamsCommand,
  ListTagsForStreamCommand,
  MergeShardsCommand,
  PutRecordCommand,
  RegisterStreamConsumerCommand,
  RemoveTagsFromStreamCommand,
  SplitShardCommand,
  StartStreamEncryptionCommand,
  StopStreamEncryptionCommand,
  UpdateAccountSettingsCommand,
  UpdateMaxRecordSizeCommand,
  UpdateShardCountCommand,
  UpdateStreamModeCommand,
  UpdateStreamRecordDistributionStrategyCommand,
  UpdateStreamWarmThroughputCommand,
  type AddTagsToStreamCommandInput,
  type CreateStreamCommandInput,
  type DecreaseStreamRetentionPeriodCommandInput,
  type DeleteStreamCommandInput,
  type DeregisterStreamConsumerCommandInput,
  type DescribeAccountSettingsCommandInput,
  type DescribeAccountSettingsCommandOutput,
  type DescribeStreamCommandInput,
  type DescribeStreamCommandOutput,
  type DescribeStreamSummaryCommandInput,
  type DescribeStreamSummaryCommandOutput,
  type DisableEnhancedMonitoringCommandInput,
  type EnableEnhancedMonitoringCommandInput,
  type IncreaseStreamRetentionPeriodCommandInput,
  type KinesisClient,
  type ListShardsCommandInput,
  type ListShardsCommandOutput,
  type ListStreamConsumersCommandInput,
  type ListStreamConsumersCommandOutput,
  type ListStreamsCommandInput,
  type ListStreamsCommandOutput,
  type ListTagsForStreamCommandInput,
  type ListTagsForStreamCommandOutput,
  type MergeShardsCommandInput,
  type PutRecordCommandInput,
  type PutRecordCommandOutput,
  type RegisterStreamConsumerCommandInput,
  type RemoveTagsFromStreamCommandInput,
  type SplitShardCommandInput,
  type StartStreamEncryptionCommandInput,
  type StopStreamEncryptionCommandInput,
  type UpdateAccountSettingsCommandInput,
  type UpdateMaxRecordSizeCommandInput,
  type UpdateShardCountCommandInput,
  type UpdateShardCountCommandOutput,
  type UpdateStreamModeCommandInput,
  type UpdateStreamRecordDistributionStrategyCommandInput,
  type UpdateStreamWarmThroughputCommandInput,
} from '@aws-sdk/client-kinesis';
import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { toServiceFailure } from './failure.ts';
import { sleep, systemClock } from '../../base/clock.ts';

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
  AddTagsToStream: [AddTagsToStreamCommandInput, unknown];
  DecreaseStreamRetentionPeriod: [DecreaseStreamRetentionPeriodCommandInput, unknown];
  DeregisterStreamConsumer: [DeregisterStreamConsumerCommandInput, unknown];
  DescribeStream: [DescribeStreamCommandInput, DescribeStreamCommandOutput];
  DisableEnhancedMonitoring: [DisableEnhancedMonitoringCommandInput, unknown];
  EnableEnhancedMonitoring: [EnableEnhancedMonitoringCommandInput, unknown];
  IncreaseStreamRetentionPeriod: [IncreaseStreamRetentionPeriodCommandInput, unknown];
  ListStreamConsumers: [ListStreamConsumersCommandInput, ListStreamConsumersCommandOutput];
  ListTagsForStream: [ListTagsForStreamCommandInput, ListTagsForStreamCommandOutput];
  RegisterStreamConsumer: [RegisterStreamConsumerCommandInput, unknown];
  RemoveTagsFromStream: [RemoveTagsFromStreamCommandInput, unknown];
  StartStreamEncryption: [StartStreamEncryptionCommandInput, unknown];
  StopStreamEncryption: [StopStreamEncryptionCommandInput, unknown];
  UpdateMaxRecordSize: [UpdateMaxRecordSizeCommandInput, unknown];
  UpdateStreamMode: [UpdateStreamModeCommandInput, unknown];
  UpdateStreamRecordDistributionStrategy: [
    UpdateStreamRecordDistributionStrategyCommandInput,
    unknown,
  ];
  UpdateStreamWarmThroughput: [UpdateStreamWarmThroughputCommandInput, unknown];
  DescribeAccountSettings: [
    DescribeAccountSettingsCommandInput,
    DescribeAccountSettingsCommandOutput,
  ];
  UpdateAccountSettings: [UpdateAccountSettingsCommandInput, unknown];
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
  AddTagsToStream: (client, input) => client.send(new AddTagsToStreamCommand(input)),
  DecreaseStreamRetentionPeriod: (client, input) =>
    client.send(new DecreaseStreamRetentionPeriodCommand(input)),
  DeregisterStreamConsumer: (client, input) =>
    client.send(new DeregisterStreamConsumerCommand(input)),
  DescribeStream: (client, input) => client.send(new DescribeStreamCommand(input)),
  DisableEnhancedMonitoring: (client, input) =>
    client.send(new DisableEnhancedMonitoringCommand(input)),
  EnableEnhancedMonitoring: (client, input) =>
    client.send(new EnableEnhancedMonitoringCommand(input)),
  IncreaseStreamRetentionPeriod: (client, input) =>
    client.send(new IncreaseStreamRetentionPeriodCommand(input)),
  ListStreamConsumers: (client, input) => client.send(new ListStreamConsumersCommand(input)),
  ListTagsForStream: (client, input) => client.send(new ListTagsForStreamCommand(input)),
  RegisterStreamConsumer: (client, input) => client.send(new RegisterStreamConsumerCommand(input)),
  RemoveTagsFromStream: (client, input) => client.send(new RemoveTagsFromStreamCommand(input)),
  StartStreamEncryption: (client, input) => client.send(new StartStreamEncryptionCommand(input)),
  StopStreamEncryption: (client, input) => client.send(new StopStreamEncryptionCommand(input)),
  UpdateMaxRecordSize: (client, input) => client.send(new UpdateMaxRecordSizeCommand(input)),
  UpdateStreamMode: (client, input) => client.send(new UpdateStreamModeCommand(input)),
  UpdateStreamRecordDistributionStrategy: (client, input) =>
    client.send(new UpdateStreamRecordDistributionStrategyCommand(input)),
  UpdateStreamWarmThroughput: (client, input) =>
    client.send(new UpdateStreamWarmThroughputCommand(input)),
  DescribeAccountSettings: (client, input) =>
    client.send(new DescribeAccountSettingsCommand(input)),
  UpdateAccountSettings: (client, input) => client.send(new UpdateAccountSettingsCommand(input)),
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

/** A connection that is tried has so long to answer. */
const TRIAL_MS = 10_000;
const SILENCE: ServiceFailure = {
  kind: 'lost',
  name: 'TimeoutError',
  message: `something takes the call there, but nothing came back within ${TRIAL_MS / 1000} seconds.`,
};

/** Asks for one stream, and gives the client up. */
export async function tryClient(client: KinesisClient): Promise<Result<unknown, ServiceFailure>> {
  const result = await Promise.race([
    callControl(client, 'ListStreams', { Limit: 1 }),
    sleep(systemClock, TRIAL_MS).then(() => err(SILENCE)),
  ]);
  client.destroy();
  return result;
}
