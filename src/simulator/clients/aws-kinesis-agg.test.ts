import * as sdk from '@aws-sdk/client-kinesis';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { CREDENTIALS } from './testing/program.ts';
import { startSimulator } from './testing/start.ts';

/** What we use of it; its own types are those of the old SDK. */
interface Aggregation {
  RecordAggregator: new () => {
    addUserRecord(record: {
      partitionKey: string;
      explicitHashKey?: string;
      data: Buffer;
    }): boolean | undefined;
    build(): { partitionKey: string; ExplicitHashKey?: string; data: Buffer };
  };
  deaggregateSync(
    record: { data: string; partitionKey: string; sequenceNumber: string },
    computeChecksums: boolean,
    done: (
      error: Error | null | undefined,
      records: readonly { data: string; partitionKey: string }[],
    ) => void,
  ): void;
}

const COUNT = 1000;

test('1,000 user records aggregated in one come back as they were', async () => {
  const aggregation = createRequire(import.meta.url)('aws-kinesis-agg') as Aggregation;
  const aggregator = new aggregation.RecordAggregator();
  for (let i = 0; i < COUNT; i += 1) {
    aggregator.addUserRecord({ partitionKey: `key-${i % 7}`, data: Buffer.from(`user ${i}`) });
  }
  const built = aggregator.build();

  const simulator = await startSimulator();
  simulator.service.seedStream('agg', 1);
  const client = new sdk.KinesisClient({
    endpoint: simulator.url,
    region: 'us-east-1',
    credentials: {
      accessKeyId: CREDENTIALS.AWS_ACCESS_KEY_ID,
      secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY,
    },
  });
  try {
    const { ShardId } = await client.send(
      new sdk.PutRecordCommand({
        StreamName: 'agg',
        Data: built.data,
        PartitionKey: built.partitionKey,
      }),
    );
    const { ShardIterator } = await client.send(
      new sdk.GetShardIteratorCommand({
        StreamName: 'agg',
        ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
      }),
    );
    const { Records } = await client.send(new sdk.GetRecordsCommand({ ShardIterator }));
    expect(Records).toHaveLength(1);
    const [record] = Records ?? [];
    let came: readonly { data: string; partitionKey: string }[] = [];
    aggregation.deaggregateSync(
      {
        data: Buffer.from(record?.Data ?? []).toString('base64'),
        partitionKey: record?.PartitionKey ?? '',
        sequenceNumber: record?.SequenceNumber ?? '',
      },
      true,
      (error, records) => {
        expect(error ?? undefined).toBeUndefined();
        came = records;
      },
    );
    expect(
      came.map(({ data, partitionKey }) => [Buffer.from(data, 'base64').toString(), partitionKey]),
    ).toEqual(Array.from({ length: COUNT }, (_, i) => [`user ${i}`, `key-${i % 7}`]));
  } finally {
    client.destroy();
    await simulator.stop();
  }
});
