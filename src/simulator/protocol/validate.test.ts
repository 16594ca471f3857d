import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../base/utf8.ts';
import { createHandler } from './handler.ts';
import { bodyOf, DoubleService, jsonRequest } from './testing/double.ts';

async function refusal(operation: string, body: unknown): Promise<unknown> {
  const service = new DoubleService();
  const response = await createHandler(service)(jsonRequest(operation, body));
  expect(service.calls).toEqual([]);
  expect(response.status).toBe(400);
  return JSON.parse(decodeUtf8(bodyOf(response))) as unknown;
}

const NULL = 'failed to satisfy constraint: Member must not be null';
const NAME = 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+';

describe('types', () => {
  test.each<[string, unknown, string]>([
    ['ListStreams', { Limit: 'x' }, 'class java.lang.String can not be converted to an Integer'],
    ['ListStreams', { Limit: true }, 'class java.lang.Boolean can not be converted to an Integer'],
    ['ListStreams', { Limit: [] }, 'Start of list found where not expected'],
    ['ListStreams', { Limit: {} }, 'Start of structure or map found where not expected.'],
    [
      'DescribeStream',
      { StreamName: 1 },
      'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String',
    ],
    [
      'DescribeStream',
      { StreamName: false },
      'class java.lang.Boolean can not be converted to an String',
    ],
    ['PutRecords', { Records: 'x' }, 'Expected list or null'],
    ['PutRecords', { Records: {} }, 'Start of structure or map found where not expected.'],
    ['PutRecords', { Records: ['x'] }, 'Expected null'],
    ['PutRecords', { Records: [[]] }, 'Start of list found where not expected'],
    ['AddTagsToStream', { Tags: 1 }, 'Expected map or null'],
    ['AddTagsToStream', { Tags: [] }, 'Start of list found where not expected'],
    [
      'PutRecord',
      { Data: 'a' },
      "'a' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 1",
    ],
    [
      'PutRecord',
      { Data: 'a==b' },
      "'a==b' can not be converted to a Blob: Invalid Base64 character: '='",
    ],
    [
      'PutRecord',
      { Data: '&&&&' },
      "'&&&&' can not be converted to a Blob: Invalid Base64 character: '&'",
    ],
    [
      'PutRecord',
      { Data: 'YR==' },
      "'YR==' can not be converted to a Blob: Invalid last non-pad Base64 character dectected",
    ],
    [
      'PutRecord',
      { Data: 1 },
      'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob',
    ],
    ['PutRecord', { Data: {} }, 'Start of structure or map found where not expected.'],
    [
      'GetShardIterator',
      { Timestamp: 'x' },
      'class java.lang.String can not be converted to milliseconds since epoch',
    ],
    // Ours: what AWS says of a time that no calendar has is not known.
    ['GetShardIterator', { Timestamp: 1e300 }, 'The timestamp is out of range'],
    ['ListShards', { StreamCreationTimestamp: -8.7e12 }, 'The timestamp is out of range'],
    ['ListShards', { ShardFilter: { Timestamp: 8.7e12 } }, 'The timestamp is out of range'],
    [
      'DeleteStream',
      { EnforceConsumerDeletion: 'maybe' },
      "'MAYBE' can not be converted to an Boolean",
    ],
    [
      'DeleteStream',
      { EnforceConsumerDeletion: 1 },
      'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an Boolean',
    ],
  ])('%s %j', async (operation, body, message) => {
    expect(await refusal(operation, body)).toEqual({
      __type: 'SerializationException',
      Message: message,
    });
  });
});

describe('constraints', () => {
  const long = 'a'.repeat(257);
  test.each<[string, unknown, string]>([
    ['DescribeStream', {}, `1 validation error detected: Value null at 'streamName' ${NULL}`],
    [
      'CreateStream',
      { StreamName: '', ShardCount: 0 },
      `3 validation errors detected: Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '' at 'streamName' failed to satisfy constraint: ${NAME}; Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    ],
    [
      'PutRecord',
      {},
      `3 validation errors detected: Value null at 'partitionKey' ${NULL}; Value null at 'data' ${NULL}; Value null at 'streamName' ${NULL}`,
    ],
    [
      'PutRecords',
      { StreamName: 'a', Records: [{ Data: '', PartitionKey: long }, { PartitionKey: 'k' }] },
      `2 validation errors detected: Value '${long}' at 'records.1.member.partitionKey' failed to satisfy constraint: Member must have length less than or equal to 256; Value null at 'records.2.member.data' ${NULL}`,
    ],
    [
      'PutRecords',
      { StreamName: 'a', Records: [] },
      "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'PutRecords',
      { StreamName: 'a', Records: [null] },
      `1 validation error detected: Value null at 'records.1.member' ${NULL}`,
    ],
    [
      'GetRecords',
      { ShardIterator: 'a', Limit: 10001 },
      "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ],
    [
      'GetShardIterator',
      { StreamName: 'a', ShardId: 's', ShardIteratorType: 'NOW' },
      "1 validation error detected: Value 'NOW' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
    ],
    [
      'SplitShard',
      { StreamName: 'a', ShardToSplit: 's', NewStartingHashKey: '01' },
      "1 validation error detected: Value '01' at 'newStartingHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})",
    ],
    [
      'AddTagsToStream',
      { StreamName: 'a', Tags: { '': 'v' } },
      "1 validation error detected: Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
    ],
    [
      'RemoveTagsFromStream',
      { StreamName: 'a', TagKeys: ['k', ''] },
      "1 validation error detected: Value '[k, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
    ],
    [
      'ListShards',
      { StreamName: 'a', ShardFilter: {} },
      `1 validation error detected: Value null at 'shardFilter.type' ${NULL}`,
    ],
    [
      'DescribeStream',
      { StreamARN: 'arn:aws:s3:::bucket' },
      "1 validation error detected: Value 'arn:aws:s3:::bucket' at 'streamARN' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+",
    ],
  ])('%s %j', async (operation, body, message) => {
    expect(await refusal(operation, body)).toEqual({ __type: 'ValidationException', message });
  });

  test('a record over the model limit is printed as Java prints a buffer', async () => {
    const data = 'A'.repeat(13_981_016); // 10,485,762 bytes
    expect(await refusal('PutRecord', { StreamName: 'a', PartitionKey: 'k', Data: data })).toEqual({
      __type: 'ValidationException',
      message:
        "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=10485762 cap=10485762]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 10485760",
    });
  });

  test('no more than ten are listed', async () => {
    const Records = Array.from({ length: 20 }, () => ({ Data: '', PartitionKey: '' }));
    const { message } = (await refusal('PutRecords', { Records })) as { message: string };
    expect(message.startsWith('10 validation errors detected: ')).toBe(true);
    expect(message.split('; ')).toHaveLength(10);
  });

  test('a hostile ARN of a megabyte is refused at once', async () => {
    const arn = `arn:aws${':kinesis:'.repeat(120_000)}`;
    const started = performance.now();
    const { message } = (await refusal('DescribeStream', { StreamARN: arn })) as {
      message: string;
    };
    expect(message).toContain('Member must have length less than or equal to 2048');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a partition key alone is for the service to judge', async () => {
    const service = new DoubleService();
    service.answer = { ShardId: 's', SequenceNumber: '1' };
    const response = await createHandler(service)(
      jsonRequest('PutRecord', { StreamName: 'a', Data: '' }),
    );
    expect(response.status).toBe(200);
    expect(service.calls[0]?.input).toEqual({ StreamName: 'a', Data: new Uint8Array() });
  });
});
