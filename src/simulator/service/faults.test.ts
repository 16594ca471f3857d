import { describe, expect, it } from 'vitest';
import type { ApiObject } from '../operation.ts';
import { ConnectionCut } from './errors.ts';
import { type Fault, type FaultScope } from './service.ts';
import { bench, readShard, records, type Bench } from './testing/bench.ts';

const NAME = 'orders';
const SHARD = 'shardId-000000000000';

function withFault(fault: Fault, scope: FaultScope = {}, shards = 1): Bench & { id: number } {
  const made = bench({ limits: false });
  made.service.seedStream(NAME, shards);
  return { ...made, id: made.service.addFault(fault, scope) };
}

function put(made: Bench, count = 1): Promise<ApiObject> {
  return made.call('PutRecords', { StreamName: NAME, Records: records(count) });
}

function iterator(made: Bench): Promise<ApiObject> {
  return made.call('GetShardIterator', {
    StreamName: NAME,
    ShardId: SHARD,
    ShardIteratorType: 'TRIM_HORIZON',
  });
}

function codes(reply: ApiObject): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const { ErrorCode } of reply['Records'] as ApiObject[])
    counts.set(ErrorCode, (counts.get(ErrorCode) ?? 0) + 1);
  return counts;
}

describe('faults', () => {
  it('throttle and fail a share of the entries, and count what they hit', async () => {
    const made = withFault({ kind: 'throughput-exception', share: 0.3 });
    made.service.addFault({ kind: 'internal-failure', share: 0.5 });
    const reply = await put(made, 500);
    const counts = codes(reply);
    const throttled = counts.get('ProvisionedThroughputExceededException') ?? 0;
    const failed = counts.get('InternalFailure') ?? 0;
    expect(throttled / 500).toBeCloseTo(0.3, 1);
    expect(failed / (500 - throttled)).toBeCloseTo(0.5, 1);
    expect(reply['FailedRecordCount']).toBe(throttled + failed);
    expect(made.service.faults().map(({ hits }) => hits)).toEqual([throttled, failed]);
    expect(await readShard(made, NAME, SHARD)).toHaveLength(0 + 500 - throttled - failed);
  });

  it('stay within the shards and the stream that they name', async () => {
    const made = withFault(
      { kind: 'throughput-exception', share: 1 },
      { stream: NAME, shardIds: [SHARD] },
      2,
    );
    made.service.seedStream('other', 1);
    const entries = (await put(made, 100))['Records'] as ApiObject[];
    for (const entry of entries)
      expect(entry['ShardId'] ?? entry['ErrorMessage']).toContain(
        entry['ErrorCode'] === undefined ? 'shardId-000000000001' : SHARD,
      );
    expect(
      (await made.call('PutRecords', { StreamName: 'other', Records: records(5) }))[
        'FailedRecordCount'
      ],
    ).toBe(0);
  });

  it('answer whole requests with 500, 503 and an expired token', async () => {
    for (const [fault, error] of [
      [
        { kind: 'server-error', share: 1, status: 500 },
        { name: 'InternalFailureException', status: 500 },
      ],
      [
        { kind: 'server-error', share: 1, status: 503 },
        { name: 'ServiceUnavailable', status: 503 },
      ],
      [
        { kind: 'expired-token', share: 1 },
        {
          name: 'ExpiredTokenException',
          message: 'The security token included in the request is expired',
        },
      ],
    ] as const) {
      const made = withFault(fault);
      await expect(put(made)).rejects.toMatchObject(error);
      made.service.clearFaults();
      expect(await readShard(made, NAME, SHARD)).toHaveLength(0);
    }
  });

  it('lose the reply of a write that is stored', async () => {
    const made = withFault({ kind: 'lost-reply', share: 1 });
    await expect(put(made, 3)).rejects.toBeInstanceOf(ConnectionCut);
    expect(await readShard(made, NAME, SHARD)).toHaveLength(3);
  });

  it('cut the network for a while, and then it is back', async () => {
    const made = withFault({ kind: 'network-cut', durationMs: 3000 });
    expect(made.service.faults()[0]?.until).toBe(made.clock.epoch() + 3000);
    await made.clock.advance(2999);
    // What a run asks for before it starts: a start must not wait while the time runs down.
    await expect(made.call('DescribeStreamSummary', { StreamName: NAME })).resolves.toBeDefined();
    await expect(made.call('ListShards', { StreamName: NAME })).resolves.toBeDefined();
    await expect(put(made)).rejects.toBeInstanceOf(ConnectionCut);
    await made.clock.advance(1);
    expect(made.service.faults()).toEqual([]);
    expect((await put(made))['FailedRecordCount']).toBe(0);
  });

  it('expire iterators', async () => {
    const made = withFault({ kind: 'expired-iterator', share: 1 });
    await expect(made.call('GetRecords', await iterator(made))).rejects.toMatchObject({
      name: 'ExpiredIteratorException',
    });
  });

  it('delay requests by about the mean, and those that touch a slow shard', async () => {
    const made = withFault({ kind: 'added-latency', meanMs: 100, spreadMs: 10 });
    let took: number | undefined;
    const call = put(made).then(() => (took = made.clock.now()));
    for (let i = 0; took === undefined && i < 1000; i += 1) await made.clock.advance(1);
    await call;
    expect(took).toBeGreaterThan(60);
    expect(took).toBeLessThan(140);

    const slow = withFault({ kind: 'slow-shard', delayMs: 400 }, { shardIds: [SHARD] }, 2);
    const done: string[] = [];
    const one = (key: string): Promise<unknown> =>
      slow
        .call('PutRecord', { StreamName: NAME, Data: new Uint8Array(), PartitionKey: key })
        .then((reply) => done.push(reply['ShardId'] as string));
    const both = Promise.all([one('user-2'), one('user-1')]);
    await slow.clock.advance(399);
    expect(done).toEqual(['shardId-000000000001']);
    await slow.clock.advance(1);
    await both;
    expect(done).toEqual(['shardId-000000000001', SHARD]);
  });

  it('let another producer take its part of a shard', async () => {
    const made = bench();
    made.service.seedStream(NAME, 1);
    const fault = made.service.addFault({
      kind: 'other-producer',
      recordsPerSecond: 400,
      recordBytes: 20,
    });
    let accepted = 0;
    const seconds = 10;
    for (let i = 0; i < seconds * 10; i += 1) {
      await made.clock.advance(100);
      accepted += 500 - ((await put(made, 500))['FailedRecordCount'] as number);
    }
    // 1,000 at the start and 1,000 a second, less what the other took.
    expect(accepted).toBeGreaterThan(600 * seconds - 200);
    expect(accepted).toBeLessThan(600 * seconds + 1200);
    made.service.removeFault(fault);
    const view = made.service.streams()[0]?.shards[0];
    expect(view?.storedRecords).toBeGreaterThan(accepted);
    await made.clock.advance(5000);
    expect(made.service.streams()[0]?.shards[0]?.storedRecords).toBe(view?.storedRecords);
  });
});
