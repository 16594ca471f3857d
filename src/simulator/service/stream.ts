import { assert } from '../../base/assert.ts';
import type { Clock } from '../../base/clock.ts';
import type { HashKeyRange } from '../../kinesis/hash-keys/hash-range.ts';
import { KIB, RETENTION_HOURS } from '../../kinesis/quotas-and-prices/quotas.ts';
import { ShardMap } from '../../kinesis/shards/shard-map.ts';
import { MetricRing, STREAM_METRICS, type StreamMetric } from './metric-ring.ts';
import type { SegmentMemory } from './segment-memory.ts';
import { shardIndexIn } from './shard-name.ts';
import { ShardState, type ShardOrigin } from './shard-state.ts';

type ConsumerStatus = 'CREATING' | 'ACTIVE' | 'DELETING';

/** A registered consumer of enhanced fan-out. */
export interface Consumer {
  readonly name: string;
  readonly arn: string;
  /** Epoch ms of the stream's clock. */
  readonly createdAt: number;
  status: ConsumerStatus;
  readonly tags: Map<string, string>;
  policy: string | undefined;
}

export type StreamStatus = 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING';
export type StreamMode = 'PROVISIONED' | 'ON_DEMAND';

export interface StreamIdentity {
  readonly name: string;
  readonly arn: string;
  /** Counts the streams ever made, so that a token of an earlier stream of this name is known. */
  readonly serial: number;
  /** Epoch ms of its own clock. */
  readonly createdAt: number;
}

const HOUR_MS = 3_600_000;

/** One stream: settings, shards and the routing of hash keys to the open ones. */
export class Stream {
  readonly identity: StreamIdentity;
  readonly #clock: Clock;
  readonly #storage: SegmentMemory;
  #trimmedAt = 0;
  readonly shards: ShardState[] = [];
  /** Open shards in the order of `map.ranges`. */
  open: readonly ShardState[] = [];
  map: ShardMap | undefined;

  status: StreamStatus = 'CREATING';
  mode: StreamMode;
  retentionHours: number = RETENTION_HOURS.default;
  maxRecordKiB = KIB;
  encryption: { readonly type: 'NONE' | 'KMS'; readonly keyId?: string } = { type: 'NONE' };
  distribution: 'AUTO' | 'USER_PARTITION_KEY' = 'USER_PARTITION_KEY';
  warmThroughputMiBps: number | undefined;
  readonly tags = new Map<string, string>();
  readonly monitoring = new Set<string>();
  readonly consumers = new Map<string, Consumer>();
  policy: string | undefined;
  readonly metrics = new MetricRing<StreamMetric>(STREAM_METRICS);
  /** Shards that it gets when its creation ends. */
  pendingShards = 0;
  /** Which open shard AUTO distribution took last. */
  turn = -1;
  /** Epoch ms of its clock: an on-demand stream does not grow before. */
  growsAfter = 0;
  /** Records that went before their retention ended, because memory was short. */
  trimmedEarly = 0;
  /** Records that a snapshot could not keep. */
  notKept = 0;
  /** Epoch ms, real time, at which it was brought back: nothing that was before is counted. */
  restoredAt: number | undefined;
  /** How far its clock is ahead of the real one, ms. */
  offsetMs = 0;
  /** Epoch ms, real time, at which UpdateShardCount, mode switches… were done. */
  readonly history = new Map<string, number[]>();
  /** Grows with every change that a snapshot would show. */
  version = 0;
  /** Called after records were stored in a shard; subscriptions listen. */
  readonly listeners = new Map<number, Set<() => void>>();

  constructor(identity: StreamIdentity, mode: StreamMode, clock: Clock, storage: SegmentMemory) {
    this.identity = identity;
    this.mode = mode;
    this.#clock = clock;
    this.#storage = storage;
  }

  get name(): string {
    return this.identity.name;
  }

  get arn(): string {
    return this.identity.arn;
  }

  get maxRecordBytes(): number {
    return this.maxRecordKiB * KIB;
  }

  /** The stream's own time, epoch ms. */
  time(): number {
    return this.#clock.epoch() + this.offsetMs;
  }

  /** Before this (epoch ms of its clock) nothing is readable. */
  horizon(): number {
    return this.time() - this.retentionHours * HOUR_MS;
  }

  /** The shard with this id, unless retention has passed it by. */
  shard(shardId: string): ShardState | undefined {
    const shard = this.shards[shardIndexIn(shardId) ?? -1];
    return shard !== undefined && !this.isExpired(shard) ? shard : undefined;
  }

  isExpired(shard: ShardState): boolean {
    return shard.closedAt !== undefined && shard.closedAt < this.horizon();
  }

  /** Shards that retention still holds, by id. */
  listed(): readonly ShardState[] {
    return this.shards.filter((shard) => !this.isExpired(shard));
  }

  children(shard: ShardState): readonly ShardState[] {
    const { index } = shard.origin;
    return this.shards.filter(
      ({ origin }) => origin.parent === index || origin.adjacentParent === index,
    );
  }

  /** Adds an open shard; call `route` when the set is complete again. */
  addShard(range: HashKeyRange, parent?: ShardState, adjacentParent?: ShardState): ShardState {
    const born = Math.floor(this.time() / 1000);
    // A child starts a second later, so that all its numbers are above its parents'
    // (docs/kinesis.md#sequence-numbers-after-a-reshard).
    const createdAt =
      parent === undefined
        ? born - 2
        : Math.max(born, parent.origin.createdAt, adjacentParent?.origin.createdAt ?? 0) + 1;
    return this.restoreShard({
      index: this.shards.length,
      range,
      createdAt,
      // The first shards are as old as the stream, whatever its creation took.
      openedAt: parent === undefined ? this.identity.createdAt : this.time(),
      ...(parent !== undefined && { parent: parent.origin.index }),
      ...(adjacentParent !== undefined && { adjacentParent: adjacentParent.origin.index }),
    });
  }

  restoreShard(origin: ShardOrigin): ShardState {
    assert(origin.index === this.shards.length, 'shards are numbered without gaps');
    const shard = new ShardState(origin, this.#storage, this.maxRecordBytes, this.#clock.now());
    this.shards.push(shard);
    return shard;
  }

  close(shard: ShardState): void {
    shard.closedAt = Math.max(this.time(), shard.log.lastTime);
  }

  /** Rebuilds the routing from the open shards. */
  route(): void {
    this.map = new ShardMap(this.shards.filter((s) => s.isOpen).map((s) => s.origin.range));
    this.open = this.shards
      .filter((shard) => shard.isOpen)
      .toSorted((a, b) => (a.origin.range.start < b.origin.range.start ? -1 : 1));
    this.version += 1;
  }

  setMaxRecordKiB(kib: number): void {
    this.maxRecordKiB = kib;
    for (const shard of this.open) shard.writes.maxRecordBytes = this.maxRecordBytes;
  }

  /** Drops what retention has passed by in this shard. */
  trim(shard: ShardState): void {
    shard.log.trimBefore(this.horizon());
  }

  trimAll(): void {
    this.#trimmedAt = this.time();
    for (const shard of this.shards) this.trim(shard);
  }

  /** Frees what retention has passed by, once a minute: for streams that nobody reads. */
  trimNowAndThen(): void {
    if (this.time() - this.#trimmedAt >= 60_000) this.trimAll();
  }

  /** Notes that `what` happened now, and answers how often it did in the last 24 h. */
  countInDay(what: string): number {
    const since = this.#clock.epoch() - 24 * HOUR_MS;
    const recent = (this.history.get(what) ?? []).filter((at) => at > since);
    this.history.set(what, recent);
    return recent.length;
  }

  note(what: string): void {
    this.history.set(what, [...(this.history.get(what) ?? []), this.#clock.epoch()]);
  }

  /** Moves its clock: timestamps, retention, expiry and iterator age follow. */
  jumpAhead(ms: number): void {
    this.offsetMs += ms;
    this.trimAll();
    for (const shard of this.shards) this.wake(shard);
    this.version += 1;
  }

  /** Wakes the subscriptions of a shard. */
  wake(shard: ShardState): void {
    const listeners = this.listeners.get(shard.origin.index);
    if (listeners !== undefined) for (const listener of listeners) listener();
  }

  /** Frees all records. */
  discard(): void {
    for (const shard of this.shards) {
      shard.log.clear();
      this.wake(shard);
    }
  }
}
