import { expect, it } from 'vitest';
import type { ApiObject } from '../../operation.ts';
import { bench } from '../testing/bench.ts';
import { ARN, NAME } from '../testing/stream.ts';

/** Every creation time in an answer, wherever it stands. */
function creationTimes(answer: ApiObject): number[] {
  return Object.entries(answer).flatMap(([name, value]) => {
    if (name.endsWith('CreationTimestamp')) return [value as number];
    const parts = Array.isArray(value) ? (value as ApiObject[]) : [value as ApiObject];
    return parts.flatMap((part) => (typeof part === 'object' ? creationTimes(part) : []));
  });
}

it('streams and consumers are dated by the whole second, in every answer and after a reload', async () => {
  const made = bench({ transitionMs: 0 });
  await made.clock.advance(1234);
  await made.call('CreateStream', { StreamName: NAME, ShardCount: 1 });
  await made.clock.advance(2345);
  const consumer = { StreamARN: ARN, ConsumerName: 'a' };
  const registered = await made.call('RegisterStreamConsumer', consumer);
  const created = made.clock.epoch() - 3579 + 1000;
  const told = async (): Promise<number[]> => {
    const answers = [
      await made.call('DescribeStream', { StreamName: NAME }),
      await made.call('DescribeStreamSummary', { StreamName: NAME }),
      await made.call('ListStreams', {}),
      await made.call('DescribeStreamConsumer', consumer),
      await made.call('ListStreamConsumers', { StreamARN: ARN }),
    ];
    return answers.flatMap(creationTimes);
  };
  expect(creationTimes(registered)).toEqual([created + 2000]);
  const times = [created, created, created, created + 2000, created + 2000];
  expect(await told()).toEqual(times);
  const snapshot = made.service.snapshot();
  for (const stream of snapshot.streams) stream.createdAt += 7;
  expect(made.service.restore(snapshot)).toMatchObject({ ok: true });
  expect(await told()).toEqual(times);
  const { Shards } = await made.call('ListShards', {
    StreamName: NAME,
    ShardFilter: { Type: 'AT_TIMESTAMP', Timestamp: created },
  });
  expect(Shards).toHaveLength(1);
});

it('a stream that is being deleted shows no shards', async () => {
  const made = bench({ transitionMs: 0 });
  await made.call('CreateStream', { StreamName: NAME, ShardCount: 2 });
  made.service.setTransition(500);
  await made.call('DeleteStream', { StreamName: NAME });
  expect(await made.call('DescribeStream', { StreamName: NAME })).toMatchObject({
    StreamDescription: { StreamStatus: 'DELETING', Shards: [], HasMoreShards: false },
  });
});
