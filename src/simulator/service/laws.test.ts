import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { isPartition, type HashKeyRange } from '../../kinesis/hash-keys/hash-range.ts';
import type { ApiObject } from '../operation.ts';
import { bench, readShard, type Bench } from './testing/bench.ts';

const NAME = 'laws';

type Step =
  | { readonly do: 'put'; readonly count: number; readonly keys: number }
  | { readonly do: 'split' | 'merge'; readonly which: number; readonly at: number }
  | { readonly do: 'scale'; readonly factor: number }
  | { readonly do: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      count: fc.integer({ min: 1, max: 60 }),
      keys: fc.integer({ min: 1, max: 30 }),
    }),
  },
  fc.record({
    do: fc.constantFrom('split' as const, 'merge' as const),
    which: fc.nat(1000),
    at: fc.integer({ min: 1, max: 999 }),
  }),
  fc.record({
    do: fc.constant('scale' as const),
    factor: fc.double({ min: 0.5, max: 2, noNaN: true }),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(3000) }),
);

interface Shard {
  readonly id: string;
  readonly parents: readonly string[];
  readonly isOpen: boolean;
  readonly range: HashKeyRange;
}

async function shards({ call }: Bench): Promise<Shard[]> {
  const { Shards } = await call('ListShards', { StreamName: NAME });
  return (Shards as ApiObject[]).map((shard) => {
    const range = shard['HashKeyRange'] as Record<string, string>;
    const numbers = shard['SequenceNumberRange'] as ApiObject;
    return {
      id: shard['ShardId'] as string,
      parents: [shard['ParentShardId'], shard['AdjacentParentShardId']].filter(
        (id) => id !== undefined,
      ) as string[],
      isOpen: numbers['EndingSequenceNumber'] === undefined,
      range: {
        start: BigInt(range['StartingHashKey'] ?? ''),
        end: BigInt(range['EndingHashKey'] ?? ''),
      },
    };
  });
}

/** Does one step; answers the texts that were accepted. */
async function act(made: Bench, todo: Step, next: () => number): Promise<Accepted[]> {
  const open = (await shards(made))
    .filter((shard) => shard.isOpen)
    .toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
  switch (todo.do) {
    case 'put':
      return putSome(made, todo.count, todo.keys, next);
    case 'split': {
      const { id, range } = open[todo.which % open.length] as Shard;
      const point = range.start + ((range.end - range.start) * BigInt(todo.at)) / 1000n;
      if (point > range.start + 1n && point < range.end)
        await made.call('SplitShard', {
          StreamName: NAME,
          ShardToSplit: id,
          NewStartingHashKey: point.toString(),
        });
      return [];
    }
    case 'merge': {
      if (open.length < 2) return [];
      const lower = todo.which % (open.length - 1);
      await made.call('MergeShards', {
        StreamName: NAME,
        ShardToMerge: open[lower]?.id,
        AdjacentShardToMerge: open[lower + 1]?.id,
      });
      return [];
    }
    case 'scale':
      await made.call('UpdateShardCount', {
        StreamName: NAME,
        TargetShardCount: Math.min(
          40,
          Math.max(1, Math.ceil(open.length / 2), Math.floor(open.length * todo.factor)),
        ),
        ScalingType: 'UNIFORM_SCALING',
      });
      return [];
    case 'wait':
      await made.clock.advance(todo.ms);
      return [];
  }
}

interface Accepted {
  readonly key: string;
  readonly text: string;
  readonly shardId: string;
  readonly sequenceNumber: string;
}

async function putSome(
  made: Bench,
  count: number,
  keys: number,
  next: () => number,
): Promise<Accepted[]> {
  const records = Array.from({ length: count }, (_, i) => ({
    Data: encodeUtf8(String(next())),
    PartitionKey: `key-${i % keys}`,
  }));
  const reply = await made.call('PutRecords', { StreamName: NAME, Records: records });
  const entries = reply['Records'] as ApiObject[];
  expect(entries).toHaveLength(count);
  return entries.flatMap((entry, i) =>
    entry['SequenceNumber'] === undefined
      ? []
      : [
          {
            key: records[i]?.PartitionKey ?? '',
            text: new TextDecoder().decode(records[i]?.Data),
            shardId: entry['ShardId'] as string,
            sequenceNumber: entry['SequenceNumber'] as string,
          },
        ],
  );
}

async function run(
  made: Bench,
  steps: readonly Step[],
  eachStep: () => Promise<void> = () => Promise.resolve(),
): Promise<Accepted[]> {
  let last = 0;
  const accepted: Accepted[] = [];
  for (const todo of steps) {
    accepted.push(...(await act(made, todo, () => (last += 1))));
    await eachStep();
  }
  return accepted;
}

describe('through any sequence of puts, splits, merges and scalings', () => {
  it('what is accepted is read back exactly once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const made = bench({ transitionMs: 0, limits: false });
        await made.call('CreateStream', { StreamName: NAME, ShardCount: 2 });
        const accepted = await run(made, steps);
        const byKey = new Map<string, string[]>();
        const found: string[] = [];
        const numbers = new Map<string, string>();
        // Parents have lower ids than their children, so this order reads parents first.
        for (const shard of await shards(made)) {
          let before = 0n;
          for (const record of await readShard(made, NAME, shard.id)) {
            const text = new TextDecoder().decode(record['Data'] as Uint8Array);
            const key = record['PartitionKey'] as string;
            const number = BigInt(record['SequenceNumber'] as string);
            expect(number > before).toBe(true);
            before = number;
            found.push(text);
            numbers.set(text, `${shard.id} ${number}`);
            byKey.set(key, [...(byKey.get(key) ?? []), text]);
          }
        }
        expect(found.toSorted((a, b) => Number(a) - Number(b))).toEqual(
          accepted.map(({ text }) => text),
        );
        for (const { text, shardId, sequenceNumber } of accepted)
          expect(numbers.get(text)).toBe(`${shardId} ${sequenceNumber}`);
        for (const texts of byKey.values())
          expect(texts).toEqual(texts.toSorted((a, b) => Number(a) - Number(b)));
      }),
      { numRuns: 60 },
    );
  });

  it('the open shards partition the hash space, and children’s numbers are above their parents’', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const made = bench({ transitionMs: 0, limits: false });
        await made.call('CreateStream', { StreamName: NAME, ShardCount: 3 });
        await run(made, steps, async () => {
          const open = (await shards(made)).filter((shard) => shard.isOpen);
          expect(isPartition(open.map(({ range }) => range))).toBe(true);
        });
        const all = (await made.call('ListShards', { StreamName: NAME }))['Shards'] as ApiObject[];
        const rangeOf = new Map(
          all.map((shard) => [shard['ShardId'], shard['SequenceNumberRange'] as ApiObject]),
        );
        for (const shard of all)
          for (const parent of [shard['ParentShardId'], shard['AdjacentParentShardId']]) {
            if (parent === undefined) continue;
            const end = BigInt(rangeOf.get(parent)?.['EndingSequenceNumber'] as string);
            const start = rangeOf.get(shard['ShardId'])?.['StartingSequenceNumber'] as string;
            expect(BigInt(start) > end).toBe(true);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe('quotas', () => {
  const offer = fc.record({
    waitMs: fc.nat(700),
    count: fc.integer({ min: 1, max: 500 }),
    bytes: fc.oneof(fc.nat(200), fc.nat(20_000)),
    keys: fc.integer({ min: 1, max: 5 }),
  });

  it('over any window no shard accepts more than its buckets allow', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(offer, { minLength: 1, maxLength: 20 }), async (offers) => {
        const made = bench({ transitionMs: 0 });
        await made.call('CreateStream', { StreamName: NAME, ShardCount: 2 });
        const log: { at: number; shardId: string; records: number; bytes: number }[] = [];
        for (const { waitMs, count, bytes, keys } of offers) {
          await made.clock.advance(waitMs);
          const entries = (
            await made.call('PutRecords', {
              StreamName: NAME,
              Records: Array.from({ length: count }, (_, i) => ({
                Data: new Uint8Array(bytes),
                PartitionKey: `k${i % keys}`,
              })),
            })
          )['Records'] as ApiObject[];
          for (const entry of entries)
            if (entry['ShardId'] !== undefined)
              log.push({
                at: made.clock.now(),
                shardId: entry['ShardId'] as string,
                records: 1,
                bytes: bytes + 2,
              });
        }
        for (const shardId of ['shardId-000000000000', 'shardId-000000000001']) {
          const mine = log.filter((entry) => entry.shardId === shardId);
          const times = [...new Set(mine.map(({ at }) => at))];
          for (const from of times)
            for (const to of times) {
              if (to < from) continue;
              const window = mine.filter(({ at }) => at >= from && at <= to);
              const seconds = (to - from) / 1000;
              const records = window.length;
              const bytes = window.reduce((sum, entry) => sum + entry.bytes, 0);
              expect(records).toBeLessThanOrEqual(1000 + 1000 * seconds + 1e-6);
              expect(bytes).toBeLessThanOrEqual(1_048_576 * (1 + seconds) + 1e-3);
            }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the same seed and clock', () => {
  it('give the same answers, faults included', async () => {
    const play = async (seed: number, steps: readonly Step[]): Promise<string> => {
      const made = bench({ seed, transitionMs: 0 });
      await made.call('CreateStream', { StreamName: NAME, ShardCount: 2 });
      made.service.addFault({ kind: 'throughput-exception', share: 0.3 });
      made.service.addFault({ kind: 'internal-failure', share: 0.2 });
      made.service.setAllQuotas(false);
      const accepted = await run(made, steps);
      return JSON.stringify([accepted, made.service.faults()]);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), fc.nat(), async (steps, seed) => {
        expect(await play(seed, steps)).toBe(await play(seed, steps));
      }),
      { numRuns: 20 },
    );
  });
});
