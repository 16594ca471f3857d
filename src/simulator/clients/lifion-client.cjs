// What lifion-kinesis reads, a line of JSON for each batch, until it is killed. A process
// of its own, because its stopConsumer fails once a shard was read to its end.
// Arguments: the endpoints of Kinesis and of DynamoDB, then the stream.
'use strict';

/** @typedef {{ shardId: string, records: { data: unknown, partitionKey: string }[] }} Batch */
/** @typedef {{ on(event: 'data', listener: (batch: Batch) => void): void, startConsumer(): Promise<void> }} Consumer */
/** @typedef {new (options: Record<string, unknown>) => Consumer} NewConsumer */

const Kinesis = /** @type {NewConsumer} */ (require('lifion-kinesis'));
const [endpoint, dynamoDbEndpoint, streamName] = process.argv.slice(2);

const consumer = new Kinesis({
  streamName,
  endpoint,
  region: 'us-east-1',
  consumerGroup: 'readers',
  initialPositionInStream: 'TRIM_HORIZON',
  createStreamIfNeeded: false,
  leaseAcquisitionInterval: 200,
  noRecordsPollDelay: 250,
  dynamoDb: { endpoint: dynamoDbEndpoint, region: 'us-east-1', tableName: 'leases' },
});
consumer.on('data', (batch) => {
  const records = batch.records.map(({ data, partitionKey }) => ({
    data: String(data),
    partitionKey,
  }));
  process.stdout.write(`${JSON.stringify({ shardId: batch.shardId, records })}\n`);
});
consumer.startConsumer().catch((/** @type {unknown} */ error) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
