import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Changes } from '../service.ts';
import { bench, readShard, records, type Bench } from '../testing/bench.ts';

const NAMES = ['first', 'second', 'third'];

/** A store in which rows are put and deleted, as the browser's is. */
class Store {
  account: unknown;
  readonly streams = new Map<unknown, unknown>();
  readonly chunks = new Map<string, unknown>();

  apply(changes: Changes | undefined, keepAccount = false): void {
    if (changes === undefined) return;
    if (!keepAccount) this.account = changes.account;
    for (const serial of changes.removedStreams) this.streams.delete(serial);
    for (const key of changes.removedChunks) this.chunks.delete(key);
    for (const meta of changes.streams) this.streams.set(meta.serial, meta);
    for (const { key, chunk } of changes.chunks) this.chunks.set(key, chunk);
  }

  of(serial: number): unknown {
    const mine = [...this.chunks].filter(([key]) => key.startsWith(`${serial}/`));
    return structuredClone({ row: this.streams.get(serial), chunks: mine });
  }
}

async function filled(): Promise<{ store: Store; made: Bench }> {
  const made = bench({ limits: false, transitionMs: 0 });
  const store = new Store();
  const journal = made.service.journal();
  for (const name of NAMES) made.service.seedStream(name, 2);
  for (let i = 0; i < 4; i += 1) {
    for (const name of NAMES)
      await made.call('PutRecords', { StreamName: name, Records: records(30) });
    await made.clock.advance(500);
    store.apply(journal.take());
  }
  return { store, made };
}

function later(): Bench {
  return bench({ limits: false, transitionMs: 0 });
}

function names({ service }: Bench): string[] {
  return service.streams().map(({ name }) => name);
}

async function content(made: Bench, name: string): Promise<unknown> {
  const shards = ['shardId-000000000000', 'shardId-000000000001'];
  return Promise.all(shards.map((shard) => readShard(made, name, shard)));
}

type Damage = (store: Store) => void;

function changed(serial: number, change: Readonly<Record<string, unknown>>): Damage {
  return ({ streams }) => streams.set(serial, { ...(streams.get(serial) as object), ...change });
}

function chunksOf({ chunks }: Store, serial: number): string[] {
  return [...chunks.keys()].filter((key) => key.startsWith(`${serial}/`));
}

const DAMAGES: readonly (readonly [string, Damage, RegExp])[] = [
  ['a setting that is not allowed', changed(2, { retentionHours: 1 }), /retentionHours/],
  ['a newer version', changed(2, { version: 2, shape: 'new' }), /newer version of Shardlab/],
  ['a member that is not known', changed(2, { shape: 'new' }), /shape/],
  ['shards that leave a hole', changed(2, { shards: [], pendingShards: 'two' }), /pendingShards/],
  ['another stream’s name', changed(2, { name: 'first' }), /same name/],
  ['another stream’s number', changed(2, { serial: 1 }), /number/],
  ['a row that is no object', ({ streams }) => streams.set(2, 'gone'), /expected object/],
  ['no row, but records', ({ streams }) => streams.delete(2), /settings of the stream are missing/],
];

describe('each stream is read by itself', () => {
  it.each(DAMAGES)('%s', async (_what, damage, why) => {
    const { store, made } = await filled();
    damage(store);
    const before = store.of(2);
    const next = later();
    await next.clock.advance(made.clock.now());
    const { journal, unread } = next.service.revive(store);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.why).toMatch(why);
    expect(names(next)).toEqual(['first', 'third']);
    for (const name of ['first', 'third'])
      expect(await content(next, name)).toEqual(await content(made, name));

    // Whatever is done from now on, what could not be read stays as it is.
    next.service.seedStream('second', 2);
    await next.call('PutRecords', { StreamName: 'second', Records: records(5) });
    store.apply(journal.take());
    next.service.restore(made.service.snapshot());
    store.apply(journal.take());
    next.service.reset();
    store.apply(journal.take());
    expect(store.of(2)).toEqual(before);
  });

  it('one chunk that is missing or damaged, whichever, is of one stream only', async () => {
    const { store: whole } = await filled();
    const keys = chunksOf(whole, 2);
    expect(keys.length).toBeGreaterThan(4);
    fc.assert(
      fc.property(
        fc.nat(keys.length - 1),
        fc.constantFrom('delete', 'cut', 'text', 'count'),
        (n, how) => {
          const store = new Store();
          for (const [key, row] of whole.streams) store.streams.set(key, row);
          for (const [key, chunk] of whole.chunks) store.chunks.set(key, chunk);
          const key = keys[n] as string;
          const chunk = store.chunks.get(key) as { bytes: Uint8Array; count: number };
          if (how === 'delete') store.chunks.delete(key);
          else if (how === 'cut')
            store.chunks.set(key, { ...chunk, bytes: chunk.bytes.slice(0, -1) });
          else if (how === 'text') store.chunks.set(key, { ...chunk, bytes: 'x' });
          else store.chunks.set(key, { ...chunk, count: chunk.count + 1 });
          const before = store.of(2);
          const next = later();
          const { journal, unread } = next.service.revive(store);
          expect(unread.map(({ name }) => name)).toEqual(['second']);
          expect(names(next)).toEqual(['first', 'third']);
          store.apply(journal.take());
          expect(store.of(2)).toEqual(before);
        },
      ),
    );
  });

  it('an account that cannot be read leaves every stream', async () => {
    const { store } = await filled();
    store.account = { version: 2, plan: 'new' };
    const next = later();
    expect(next.service.revive(store).unread).toEqual([
      { of: 'account', name: undefined, why: 'a newer version of Shardlab kept it' },
    ]);
    expect(names(next)).toEqual(NAMES);
    store.account = undefined;
    const other = later();
    expect(other.service.revive(store).unread).toEqual([]);
    expect(names(other)).toEqual(NAMES);
  });

  it('what is there is not written again, and what changes is', async () => {
    const { store, made } = await filled();
    const next = later();
    await next.clock.advance(made.clock.now());
    const { journal } = next.service.revive(store);
    expect(journal.take()).toBeUndefined();
    await next.call('PutRecords', { StreamName: 'second', Records: records(40) });
    const changes = journal.take();
    expect(changes?.streams.map(({ name }) => name)).toEqual(['second']);
    store.apply(changes);
    const third = later();
    await third.clock.advance(made.clock.now());
    expect(third.service.revive(store).unread).toEqual([]);
    for (const name of NAMES) expect(await content(third, name)).toEqual(await content(next, name));
  });
});

describe('a store that refuses', () => {
  it('has everything again as soon as it takes something', async () => {
    const step = fc.record({
      do: fc.constantFrom('put', 'put', 'put', 'again', 'save'),
      refused: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const made = bench({ limits: false, transitionMs: 0 });
        made.service.seedStream('first', 2);
        const journal = made.service.journal();
        const store = new Store();
        for (const { do: what, refused } of steps) {
          if (what === 'put')
            await made.call('PutRecords', { StreamName: 'first', Records: records(50, 200) });
          else if (what === 'again') {
            await made.call('DeleteStream', { StreamName: 'first' });
            made.service.seedStream('first', 2);
          } else {
            const changes = journal.take();
            if (!refused) store.apply(changes);
            else if (changes !== undefined) journal.failed(changes);
          }
        }
        store.apply(journal.take());
        expect(journal.take()).toBeUndefined();
        const next = later();
        await next.clock.advance(made.clock.now());
        expect(next.service.revive(store).unread).toEqual([]);
        expect(await content(next, 'first')).toEqual(await content(made, 'first'));
      }),
      { numRuns: 25 },
    );
  });

  it('that the browser has emptied gets everything again', async () => {
    const { store, made } = await filled();
    const revived = later();
    await revived.clock.advance(made.clock.now());
    const { journal } = revived.service.revive(store);
    await revived.call('PutRecords', { StreamName: 'second', Records: records(20) });
    journal.storeLost();
    const emptied = new Store();
    emptied.apply(journal.take());
    const next = later();
    await next.clock.advance(made.clock.now());
    expect(next.service.revive(emptied).unread).toEqual([]);
    for (const name of NAMES)
      expect(await content(next, name)).toEqual(await content(revived, name));
    expect(journal.take()).toBeUndefined();
  });

  it('that has room for less gets the newest, and says how many records it did not get', async () => {
    const made = bench({ limits: false, transitionMs: 0 });
    made.service.seedStream('first', 1);
    for (let i = 0; i < 10; i += 1) {
      await made.clock.advance(10);
      await made.call('PutRecords', { StreamName: 'first', Records: records(40, 50_000) });
    }
    const journal = made.service.journal();
    const changes = journal.take();
    if (changes !== undefined) journal.failed(changes);
    for (let i = 0; i < 3; i += 1) journal.keepLess();
    const store = new Store();
    store.apply(journal.take());
    expect(journal.keptBytes(1)).toBeLessThanOrEqual(8 * 1024 * 1024);
    const next = later();
    await next.clock.advance(made.clock.now());
    expect(next.service.revive(store).unread).toEqual([]);
    const [view] = next.service.streams();
    expect(view?.notKept).toBe(400 - (view?.shards[0]?.storedRecords ?? 0));
    expect(view?.storedBytes).toBeGreaterThan(4 * 1024 * 1024);
  });
});
