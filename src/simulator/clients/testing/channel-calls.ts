import * as sdk from '@aws-sdk/client-kinesis';

/** The five calls on delivery channels, each right in form. */
export function channelCalls(
  client: sdk.KinesisClient,
  StreamARN: string,
): readonly (() => Promise<unknown>)[] {
  const ChannelARN = 'arn:aws:kinesis:us-east-1:123456789012:channel/c';
  return [
    () =>
      client.send(
        new sdk.CreateChannelCommand({
          ChannelName: 'c',
          ServiceExecutionRoleARN: 'arn:aws:iam::123456789012:role/r',
          StreamConfigurationList: [
            { StreamARN, RecordConfiguration: { RecordFormatType: 'JSON' } },
          ],
        }),
      ),
    () => client.send(new sdk.DeleteChannelCommand({ ChannelARN })),
    () => client.send(new sdk.DescribeChannelCommand({ ChannelARN })),
    () => client.send(new sdk.ListChannelsCommand({})),
    () =>
      client.send(
        new sdk.UpdateChannelCommand({
          ChannelARN,
          LoggingConfiguration: { CloudWatchLogs: { Enabled: false } },
        }),
      ),
  ];
}
