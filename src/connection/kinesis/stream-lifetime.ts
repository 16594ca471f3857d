import { DescribeStreamSummaryCommand, type KinesisClient } from '@aws-sdk/client-kinesis';

const HOUR_MS = 3_600_000;

export interface StreamLifetime {
  /** Epoch milliseconds. */
  readonly createdAt: number | undefined;
  readonly retentionMs: number | undefined;
}

/** Since when a stream is there, and how long it keeps records; `undefined` when it does not say. */
export async function streamLifetime(
  client: KinesisClient,
  streamName: string,
): Promise<StreamLifetime | undefined> {
  try {
    const command = new DescribeStreamSummaryCommand({ StreamName: streamName });
    const { StreamDescriptionSummary: summary } = await client.send(command);
    const hours = summary?.RetentionPeriodHours;
    return {
      createdAt: summary?.StreamCreationTimestamp?.getTime(),
      retentionMs: hours === undefined ? undefined : hours * HOUR_MS,
    };
  } catch {
    return undefined;
  }
}
