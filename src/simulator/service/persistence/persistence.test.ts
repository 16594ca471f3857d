import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../../base/testing/law-runs.ts';
import type { ApiObject } from '../../operation.ts';
import { decodeSnapshotFile, encodeSnapshotFile, type Changes, type Snapshot } from '../service.ts';
import { bench, readShard, records, type Bench } from '../testing/bench.ts';

const NAME = 'orders';

async function content(made: Bench): Promise<unknown> {
  const all: unknown[] = [];
  for (const { name } of made.service.streams()) {
    const { Shards } = await made.call('ListShards', { StreamName: name });
    for (const shard of Shards as ApiObject[])
      all.push([shard, await readShard(made, name, shard['ShardId'] as string)]);
    all.push(await made.call('DescribeStreamSummary', { StreamName: name }));
    all.push(await made.call('ListTagsForStream', { StreamName: name }));
  }
  return all;
}

/** What a store of changes holds. */
class Store {
  readonly streams = new Map<number, Changes['streams'][number]>();
  readonly chunks = new Map<string, Changes['chunks'][number]['chunk']>();
  #account: Snapshot['account'] | undefined;

  apply(changes: Changes | undefined): number {
    if (changes === undefined) return 0;
    this.#account = changes.account;
    for (const meta of changes.streams) this.streams.set(meta.serial, meta);
    for (const serial of changes.removedStreams) this.streams.delete(serial);
    for (const { key, chunk } of changes.chunks) this.chunks.set(key, chunk);
    for (const key of changes.removedChunks) this.chunks.delete(key);
    return changes.chunks.reduce((sum, { chunk }) => sum + chunk.bytes.length, 0);
  }

  snapshot(): Snapshot {
    if (this.#account === undefined) throw new Error('nothing was stored');
    return {
      account: this.#account,
      streams: [...this.streams.values()],
      chunks: [...this.chunks.values()],
    };
  }
}

/** A later life of the page: a new service at the same time. */
async function later(made: Bench): Promise<Bench> {
  const next = bench({ limits: false, transitionMs: 0 });
  await next.clock.advance(made.clock.now());
  return next;
}

describe('keeping', () => {
  it('a snapshot, through a file, is the same service again', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    await made.call('CreateStream', { StreamName: NAME, ShardCount: 2, Tags: { team: 'é' } });
    await made.call('PutRecords', { StreamName: NAME, Records: records(300) });
    await made.clock.advance(1500);
    await made.call('UpdateShardCount', {
      StreamName: NAME,
      TargetShardCount: 3,
      ScalingType: 'UNIFORM_SCALING',
    });
    made.service.jumpAhead(3_600_000);
    await made.call('PutRecords', { StreamName: NAME, Records: records(200) });
    const file = encodeSnapshotFile(made.service.snapshot());
    const read = decodeSnapshotFile(file);
    if (!read.ok) throw new Error(read.error);
    const next = await later(made);
    expect(next.service.restore(read.value)).toEqual({ ok: true, value: undefined });
    expect(await content(next)).toEqual(await content(made));
    const before = (await made.call('PutRecords', { StreamName: NAME, Records: records(9) }))[
      'Records'
    ];
    const after = (await next.call('PutRecords', { StreamName: NAME, Records: records(9) }))[
      'Records'
    ];
    expect(after).toEqual(before);
  });

  it('changes, taken at any moments, add up to the service', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant('put'), n: fc.integer({ min: 1, max: 400 }) }),
      },
      { weight: 3, arbitrary: fc.constant({ do: 'save', n: 0 }) },
      fc.constant({ do: 'scale', n: 0 }),
      fc.record({ do: fc.constant('wait'), n: fc.nat(20_000_000) }),
      fc.record({ do: fc.constant('again'), n: fc.nat(1) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const made = bench({ limits: false, transitionMs: 0 });
        made.service.seedStream(NAME, 2);
        const journal = made.service.journal();
        const store = new Store();
        for (const { do: what, n } of steps) {
          if (what === 'put')
            await made.call('PutRecords', { StreamName: NAME, Records: records(n, 100) });
          else if (what === 'save') store.apply(journal.take());
          else if (what === 'wait') await made.clock.advance(n);
          else if (what === 'again' && n === 1) {
            await made.call('DeleteStream', { StreamName: NAME });
            made.service.seedStream(NAME, 3);
          } else if (what === 'scale')
            await made.call('UpdateShardCount', {
              StreamName: NAME,
              TargetShardCount: 2 + (made.clock.now() % 3),
              ScalingType: 'UNIFORM_SCALING',
            });
        }
        store.apply(journal.take());
        expect(journal.take()).toBeUndefined();
        const next = await later(made);
        expect(next.service.restore(store.snapshot()).ok).toBe(true);
        expect(await content(next)).toEqual(await content(made));
      }),
      { numRuns: lawRuns(15, 40) },
    );
  });

  it('copies only what is new', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    made.service.seedStream(NAME, 1);
    const journal = made.service.journal();
    const store = new Store();
    let written = 0;
    for (let i = 0; i < 500; i += 1) {
      await made.call('PutRecords', { StreamName: NAME, Records: records(10, 200) });
      written += store.apply(journal.take());
    }
    // Joining parts rewrites a segment now and then.
    expect(written / (500 * 10 * 200)).toBeLessThan(8);
    expect(store.chunks.size).toBeLessThan(60);
  });

  it('keeps the newest 64 MiB of a stream, and says how many records it did not', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    made.service.seedStream(NAME, 2);
    const batch = records(80, 50_000);
    for (let i = 0; i < 25; i += 1) {
      await made.clock.advance(10);
      await made.call('PutRecords', { StreamName: NAME, Records: batch });
    }
    const snapshot = made.service.snapshot();
    const kept = snapshot.chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(kept).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(kept).toBeGreaterThan(60 * 1024 * 1024);
    const next = await later(made);
    next.service.restore(snapshot);
    const [view] = next.service.streams();
    const stored = view?.shards.reduce((sum, { storedRecords }) => sum + storedRecords, 0) ?? 0;
    expect(view?.notKept).toBe(80 * 25 - stored);
  });

  it('refuses what another version kept, or chunks that miss records, and changes nothing', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    made.service.seedStream(NAME, 1);
    await made.call('PutRecords', { StreamName: NAME, Records: records(20) });
    const snapshot = made.service.snapshot();
    const other = bench({ limits: false });
    other.service.seedStream('mine', 1);
    const [meta] = snapshot.streams;
    const older = { ...snapshot, streams: [{ ...meta, retentionHours: 1 }] } as Snapshot;
    for (const [wrong, words] of [
      [older, /^stream orders: .*retentionHours/s],
      [
        { ...snapshot, chunks: snapshot.chunks.map((chunk) => ({ ...chunk, count: 19 })) },
        /^stream orders: records of shard 0 are missing/,
      ],
    ] as const) {
      const result = other.service.restore(wrong);
      expect(result.ok ? '' : result.error).toMatch(words);
      expect(other.service.streams().map(({ name }) => name)).toEqual(['mine']);
      expect(other.service.account.storage.allocated).toBe(0);
    }
  });

  it('adds what a file has beside what is there, under names that are free', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    for (const name of [NAME, 'clicks']) {
      made.service.seedStream(name, 1);
      await made.call('PutRecords', { StreamName: name, Records: records(20) });
    }
    const snapshot = made.service.snapshot();
    const other = bench({ limits: false, transitionMs: 0 });
    for (const name of [NAME, `${NAME}-2`]) other.service.seedStream(name, 1);
    const store = new Store();
    const journal = other.service.journal();
    store.apply(journal.take());
    const added = other.service.add(snapshot);
    expect(added).toEqual({ ok: true, value: [`${NAME}-3`, 'clicks'] });
    expect(await readShard(other, `${NAME}-3`, 'shardId-000000000000')).toHaveLength(20);
    store.apply(journal.take());
    const next = await later(other);
    expect(next.service.restore(store.snapshot()).ok).toBe(true);
    expect(next.service.streams().map(({ name }) => name)).toEqual([
      NAME,
      `${NAME}-2`,
      `${NAME}-3`,
      'clicks',
    ]);
    const broken = { ...snapshot, chunks: snapshot.chunks.slice(1) };
    expect(other.service.add(broken).ok).toBe(false);
    expect(other.service.streams()).toHaveLength(4);
  });

  it('refuses damaged files in words and changes nothing', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    made.service.seedStream(NAME, 1);
    await made.call('PutRecords', { StreamName: NAME, Records: records(20) });
    const file = encodeSnapshotFile(made.service.snapshot());
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
        const damaged = cut ? file.slice(0, at) : file.slice();
        if (!cut) damaged[at] = byte;
        const read = decodeSnapshotFile(damaged);
        if (!read.ok) expect(read.error).toMatch(/\w/);
        else {
          const other = bench();
          const restored = other.service.restore(read.value);
          if (!restored.ok) expect(other.service.streams()).toEqual([]);
        }
      }),
      { numRuns: lawRuns(80, 300) },
    );
    expect(decodeSnapshotFile(new Uint8Array(3)).ok).toBe(false);
  });
});
