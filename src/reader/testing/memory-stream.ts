import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { hashKeyOf, MAX_HASH_KEY } from '../../kinesis/hash-keys/hash-key.ts';
import {
  evenRanges,
  evenSplitPoint,
  mergeRanges,
  splitRange,
} from '../../kinesis/hash-keys/hash-range.ts';
import { errorKind, type ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import type {
  IncomingRecord,
  RecordsReply,
  Source,
  StartingPosition,
  SubscriptionEvent,
} from '../source.ts';

/** How likely each fault is at a call, 0 to 1. */
export interface Faults {
  readonly throttled: number;
  readonly lost: number;
  /** The answer is lost on its way back. */
  readonly lostReply: number;
  readonly expired: number;
  /** An answer with no records though there are some. */
  readonly empty: number;
  readonly internal: number;
}

export const NO_FAULTS: Faults = {
  throttled: 0,
  lost: 0,
  lostReply: 0,
  expired: 0,
  empty: 0,
  internal: 0,
};

interface StoredShard {
  shard: Shard;
  readonly records: IncomingRecord[];
}

/**
 * A stream in memory for tests: shards that split and merge, and reads that fail at
 * random. Sequence numbers grow through the whole stream.
 */
export class MemoryStream implements Source {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #shards: StoredShard[] = [];
  readonly #expired = new Set<string>();
  #sequence = 10n ** 20n;
  #iterators = 0;
  faults: Faults = NO_FAULTS;
  /** What the service names as children at a shard's end; kinesalite names none. */
  namesChildren = true;
  readonly calls = { listShards: 0, getShardIterator: 0, getRecords: 0, subscribeToShard: 0 };

  constructor(clock: Clock, random: Random, shards: number) {
    this.#clock = clock;
    this.#random = random;
    for (const range of evenRanges(shards)) this.#add({ range });
  }

  #add(shard: Omit<Shard, 'shardId' | 'startingSequenceNumber'>): void {
    const shardId = shardIdOf(this.#shards.length);
    this.#shards.push({
      shard: { shardId, startingSequenceNumber: this.#next(), ...shard },
      records: [],
    });
  }

  #next(): string {
    return String((this.#sequence += 1n));
  }

  get open(): readonly Shard[] {
    return this.#shards.map((one) => one.shard).filter((shard) => isOpen(shard));
  }

  put(partitionKey: string, data: Uint8Array): { shardId: string; sequenceNumber: string } {
    const hash = hashKeyOf(partitionKey);
    const target = this.#shards.find(
      ({ shard }) => isOpen(shard) && shard.range.start <= hash && hash <= shard.range.end,
    );
    if (target === undefined) throw new Error('open shards cover every hash');
    const sequenceNumber = this.#next();
    target.records.push({ sequenceNumber, partitionKey, arrival: this.#clock.epoch(), data });
    return { shardId: target.shard.shardId, sequenceNumber };
  }

  #close(shardId: string): StoredShard {
    const found = this.#shards.find((one) => one.shard.shardId === shardId);
    if (found === undefined || !isOpen(found.shard)) throw new Error(`${shardId} is not open`);
    found.shard = { ...found.shard, endingSequenceNumber: this.#next() };
    return found;
  }

  split(shardId: string): void {
    const parent = this.#close(shardId);
    for (const range of splitRange(parent.shard.range, evenSplitPoint(parent.shard.range)))
      this.#add({ range, parentShardId: shardId });
  }

  /** Retention passes: the shard and its records are gone. */
  expire(shardId: string): void {
    const at = this.#shards.findIndex((one) => one.shard.shardId === shardId);
    if (at >= 0) this.#expired.add(shardId);
  }

  #listed(): StoredShard[] {
    return this.#shards.filter((one) => !this.#expired.has(one.shard.shardId));
  }

  /** Merges a shard with the one above it, if there is one. */
  mergeWithNext(shardId: string): void {
    const lower = this.open.find((one) => one.shardId === shardId);
    if (lower === undefined || lower.range.end === MAX_HASH_KEY) return;
    const upper = this.open.find((one) => one.range.start === lower.range.end + 1n);
    if (upper === undefined) return;
    this.#close(lower.shardId);
    this.#close(upper.shardId);
    this.#add({
      range: mergeRanges(lower.range, upper.range),
      parentShardId: lower.shardId,
      adjacentParentShardId: upper.shardId,
    });
  }

  #fault(): ServiceFailure | undefined {
    const dice = this.#random.next();
    const { throttled, lost, internal } = this.faults;
    if (dice < throttled) return failure('ProvisionedThroughputExceededException', 400);
    if (dice < throttled + lost) return failure('TypeError', undefined);
    if (dice < throttled + lost + internal) return failure('InternalFailure', 500);
    return undefined;
  }

  #lostReply(): boolean {
    return this.#random.next() < this.faults.lostReply;
  }

  async listShards(): Promise<Result<readonly Shard[], ServiceFailure>> {
    this.calls.listShards += 1;
    const fault = this.#fault();
    return fault ? err(fault) : ok(this.#listed().map((one) => one.shard));
  }

  async getShardIterator(
    shardId: string,
    position: StartingPosition,
  ): Promise<Result<string, ServiceFailure>> {
    this.calls.getShardIterator += 1;
    const fault = this.#fault();
    if (fault) return err(fault);
    const index = this.#shards.findIndex((one) => one.shard.shardId === shardId);
    const stored = this.#shards[index];
    if (stored === undefined || this.#expired.has(shardId))
      return err(failure('ResourceNotFoundException', 400));
    return ok(this.#iterator(index, placeOf(stored.records, position)));
  }

  /** The shard's index, the place, a number of its own, and when it was made. */
  #iterator(index: number, place: number): string {
    this.#iterators += 1;
    return `${index}/${place}/${this.#iterators}/${this.#clock.epoch()}`;
  }

  async getRecords(iterator: string, limit: number): Promise<Result<RecordsReply, ServiceFailure>> {
    this.calls.getRecords += 1;
    const fault = this.#fault();
    if (fault) return err(fault);
    const [index = 0, place = 0, , made = 0] = iterator.split('/').map(Number);
    const expired = this.#clock.epoch() - made > 300_000;
    if (expired || this.#random.next() < this.faults.expired)
      return err(failure('ExpiredIteratorException', 400));
    const stored = this.#shards[index] as StoredShard;
    if (this.#expired.has(stored.shard.shardId))
      return err(failure('ResourceNotFoundException', 400));
    const empty = this.#random.next() < this.faults.empty;
    const records = empty ? [] : stored.records.slice(place, place + limit);
    const next = place + records.length;
    const atEnd = next === stored.records.length;
    // As services do: the last records still come with an iterator, the answer after has none.
    const ended = atEnd && !isOpen(stored.shard) && records.length === 0;
    const last = stored.records[next];
    const reply: RecordsReply = {
      records,
      nextIterator: ended ? undefined : this.#iterator(index, next),
      millisBehindLatest: last === undefined ? 0 : Math.max(1, this.#clock.epoch() - last.arrival),
      childShardIds: ended && this.namesChildren ? this.#childrenOf(stored.shard.shardId) : [],
    };
    return this.#lostReply() ? err(failure('AbortError', undefined)) : ok(reply);
  }

  #childrenOf(shardId: string): string[] {
    return this.#shards
      .map((one) => one.shard)
      .filter((one) => one.parentShardId === shardId || one.adjacentParentShardId === shardId)
      .map((one) => one.shardId);
  }

  async subscribeToShard(
    _consumerArn: string,
    shardId: string,
    position: StartingPosition,
    signal: AbortSignal,
  ): Promise<Result<AsyncIterable<SubscriptionEvent>, ServiceFailure>> {
    this.calls.subscribeToShard += 1;
    const fault = this.#fault();
    if (fault) return err(fault);
    const stored = this.#shards.find((one) => one.shard.shardId === shardId);
    if (stored === undefined) return err(failure('ResourceNotFoundException', 400));
    return ok(this.#events(stored, placeOf(stored.records, position), signal));
  }

  async *#events(
    stored: StoredShard,
    from: number,
    signal: AbortSignal,
  ): AsyncGenerator<SubscriptionEvent> {
    const until = this.#clock.epoch() + 300_000;
    let place = from;
    while (!signal.aborted && this.#clock.epoch() < until) {
      if (this.#lostReply()) throw new TypeError('network error');
      const records = stored.records.slice(place, place + 100);
      place += records.length;
      const ended = place === stored.records.length && !isOpen(stored.shard);
      yield {
        records,
        continuationSequenceNumber: ended
          ? undefined
          : (stored.records[place - 1]?.sequenceNumber ?? stored.shard.startingSequenceNumber),
        millisBehindLatest: place === stored.records.length ? 0 : 1,
        childShardIds: ended ? this.#childrenOf(stored.shard.shardId) : [],
      };
      if (ended) return;
      await new Promise<void>((resolve) => this.#clock.after(100, resolve));
    }
  }
}

function placeOf(records: readonly IncomingRecord[], position: StartingPosition): number {
  const first = (wanted: (record: IncomingRecord) => boolean): number => {
    const at = records.findIndex(wanted);
    return at < 0 ? records.length : at;
  };
  switch (position.type) {
    case 'TRIM_HORIZON':
      return 0;
    case 'LATEST':
      return records.length;
    case 'AT_TIMESTAMP':
      return first((record) => record.arrival >= position.timestamp);
    case 'AT_SEQUENCE_NUMBER':
      return first((record) => BigInt(record.sequenceNumber) >= BigInt(position.sequenceNumber));
    case 'AFTER_SEQUENCE_NUMBER':
      return first((record) => BigInt(record.sequenceNumber) > BigInt(position.sequenceNumber));
  }
}

function failure(name: string, httpStatus: number | undefined): ServiceFailure {
  return {
    kind: errorKind(name, httpStatus),
    name,
    message: `${name}, injected`,
    ...(httpStatus !== undefined && { httpStatus }),
  };
}
