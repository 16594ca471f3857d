import type { Clock } from '../base/clock.ts';
import { errorMessage, errorName } from '../base/error-message.ts';
import type { Random } from '../base/random.ts';
import { GET_RECORDS_MAX_RECORDS } from '../kinesis/quotas-and-prices/quotas.ts';
import type { Shard } from '../kinesis/shards/shard.ts';
import { Gate } from './shards/gate.ts';
import { Lineage, type ShardStart } from './shards/lineage.ts';
import { clampInterval, type ReadingOptions } from './shards/options.ts';
import { pollShard } from './shards/poll-shard.ts';
import type { ReadRecord } from './decode/read-record.ts';
import {
  ShardContext,
  type RecordSink,
  type ShardEnd,
  type ShardEnvironment,
} from './shards/shard-context.ts';
import { ShardLister } from './shards/shard-lister.ts';
import { ShardProgress } from './shards/shard-progress.ts';
import { isReadToEnd, type ReaderSnapshot } from './snapshot.ts';
import type { Source } from './source.ts';
import { StopGroup } from './shards/stop-group.ts';
import { subscribeShard } from './shards/subscribe-shard.ts';
import { RecordStore } from './store/store.ts';

export interface ReaderDeps {
  readonly source: Source;
  readonly clock: Clock;
  readonly random: Random;
  /** Given every record of a shard in order, before the store. May hold the shard back. */
  readonly sink?: RecordSink;
}

export interface Reader {
  /** Empty for a reader that keeps nothing. */
  readonly store: RecordStore;
  /** Plain data: can be posted from a worker. */
  snapshot(): ReaderSnapshot;
  /** Stops reading after the answers that are on their way; places and records stay. */
  pause(): void;
  resume(): void;
  /** Ends reading at once; what was read stays in the store. */
  stop(): void;
  /** Between two reads of a shard at its tip, in ms; 250 to 10,000. */
  setInterval(intervalMs: number): void;
  /** Called after records were stored; returns how to stop listening. */
  onRecords(listener: (records: readonly ReadRecord[]) => void): () => void;
  /** Resolves with the last snapshot when all shards have ended, failed or were stopped. */
  readonly done: Promise<ReaderSnapshot>;
}

/** Starts one reading loop per shard; new children are followed on their own. */
export function startReading(options: ReadingOptions, deps: ReaderDeps): Reader {
  return new ShardsReader(options, deps);
}

class ShardsReader implements Reader {
  readonly store: RecordStore;
  readonly done: Promise<ReaderSnapshot>;
  readonly #options: ReadingOptions;
  readonly #deps: ReaderDeps;
  readonly #stops = new StopGroup();
  readonly #gate = new Gate();
  readonly #lineage: Lineage;
  readonly #lister: ShardLister;
  readonly #shards = new Map<string, ShardProgress>();
  readonly #starts = new Map<string, ShardStart>();
  readonly #running = new Set<Promise<void>>();
  readonly #listeners = new Set<(records: readonly ReadRecord[]) => void>();
  readonly #env: Omit<ShardEnvironment, 'signal'>;
  #intervalMs: number;
  #failure: ReaderSnapshot['failure'];
  #finished = false;
  #listed = false;

  constructor(options: ReadingOptions, deps: ReaderDeps) {
    this.#options = options;
    this.#deps = deps;
    this.#lineage = new Lineage(options);
    this.#lister = new ShardLister(deps, options.giveUpAfterMs);
    this.#intervalMs = clampInterval(options.intervalMs);
    this.store = new RecordStore(options.keep === 'nothing' ? undefined : options.keep);
    this.#env = {
      source: deps.source,
      clock: deps.clock,
      random: deps.random,
      gate: this.#gate,
      deliver: (records) => this.#deliver(records),
      interval: () => this.#intervalMs,
      limit: Math.min(
        GET_RECORDS_MAX_RECORDS,
        Math.max(1, options.limit ?? GET_RECORDS_MAX_RECORDS),
      ),
      untilTip: options.until === 'tip',
      giveUpAfterMs: options.giveUpAfterMs,
      opensAggregates: options.openAggregates !== false,
    };
    this.done = this.#run();
  }

  pause(): void {
    this.#gate.close();
  }

  resume(): void {
    this.#gate.open();
  }

  stop(): void {
    this.#stops.stop();
    this.#gate.open();
  }

  setInterval(intervalMs: number): void {
    this.#intervalMs = clampInterval(intervalMs);
  }

  onRecords(listener: (records: readonly ReadRecord[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  snapshot(): ReaderSnapshot {
    const paused = !this.#gate.isOpen;
    const shards = [...this.#shards.values()].map((progress) => progress.snapshot(paused));
    const behind = shards
      .map((shard) => shard.millisBehindLatest)
      .filter((millis) => millis !== undefined);
    return {
      state: this.#state(paused),
      failure: this.#failure,
      shards,
      totals: {
        read: shards.reduce((sum, shard) => sum + shard.userRecords, 0),
        kept: this.store.size,
        fallenOut: this.store.evicted,
        bytes: shards.reduce((sum, shard) => sum + shard.bytes, 0),
      },
      intervalMs: this.#intervalMs,
      millisBehindLatest: behind.length === 0 ? undefined : Math.max(...behind),
    };
  }

  #state(paused: boolean): ReaderSnapshot['state'] {
    if (this.#failure !== undefined) return 'failed';
    if (this.#finished) return 'ended';
    if (paused) return 'paused';
    return this.#listed ? 'reading' : 'starting';
  }

  async #deliver(records: readonly ReadRecord[]): Promise<void> {
    await this.#deps.sink?.(records);
    if (this.#options.keep !== 'nothing') this.store.append(records);
    for (const listener of this.#listeners) listener(records);
  }

  async #run(): Promise<ReaderSnapshot> {
    try {
      const listed = await this.#stops.run((signal) =>
        this.#lister.list(signal, this.#options.firstAnswerWithinMs),
      );
      if (listed.ok) {
        this.#listed = true;
        this.#checkChosen(listed.value);
        this.#adopt(listed.value);
      } else if (!this.#stops.stopped) {
        const { kind, name, message } = listed.error;
        this.#failure = { kind, name, message };
      }
      // A loop that ends may start others, which are in the set before it leaves.
      while (this.#running.size > 0) await Promise.race(this.#running);
    } catch (thrown) {
      this.#failWith(thrown);
    }
    this.#finished = true;
    return this.snapshot();
  }

  /** Whoever takes the records threw: nothing more can be delivered. */
  #failWith(thrown: unknown): void {
    this.#failure = { kind: 'invalid', name: errorName(thrown), message: errorMessage(thrown) };
    this.stop();
  }

  #checkChosen(shards: readonly Shard[]): void {
    const { shards: chosen } = this.#options;
    if (chosen === 'all') return;
    const missing = chosen.filter((id) => !shards.some((shard) => shard.shardId === id));
    if (missing.length === 0) return;
    this.#failure = {
      kind: 'not-found',
      name: 'ResourceNotFoundException',
      message: `The stream has no shard ${missing.join(', ')}. It may have been trimmed.`,
    };
    this.stop();
  }

  /** Starts what is new in the list. */
  #adopt(shards: readonly Shard[]): void {
    for (const shard of shards) {
      const known = this.#shards.get(shard.shardId);
      if (known !== undefined) known.closed = shard.endingSequenceNumber !== undefined;
    }
    if (this.#stops.stopped) return;
    for (const { shard, start } of this.#lineage.discover(shards)) {
      const progress = new ShardProgress(shard, this.#deps.clock, this.#intervalMs);
      this.#shards.set(shard.shardId, progress);
      this.#starts.set(shard.shardId, start);
      const waiting = this.#parentsInTheWay(progress);
      if (waiting.length > 0) progress.state = { state: 'waiting-for-parents', parents: waiting };
    }
    this.#startReady();
  }

  #parentsInTheWay(progress: ShardProgress): string[] {
    return progress.parents.filter((id) => {
      const parent = this.#shards.get(id);
      if (parent === undefined) return false;
      // A parent that failed, or of which only a part was wanted, holds its children
      // back: to read on would break the order.
      return !isReadToEnd(parent.state);
    });
  }

  /** Starts the shards whose parents have ended. */
  #startReady(): void {
    if (this.#stops.stopped) return;
    for (const [shardId, start] of this.#starts) {
      const progress = this.#shards.get(shardId);
      if (progress === undefined || this.#parentsInTheWay(progress).length > 0) continue;
      this.#starts.delete(shardId);
      const task = this.#readShard(progress, start)
        .catch((thrown: unknown) => this.#failWith(thrown))
        .finally(() => this.#running.delete(task));
      this.#running.add(task);
    }
  }

  async #readShard(progress: ShardProgress, start: ShardStart): Promise<void> {
    progress.state = { state: 'starting' };
    if (start.type === 'ENDED') {
      await this.#end(progress, 'checkpoint', []);
      return;
    }
    const end = await this.#stops.run((signal): Promise<ShardEnd> => {
      const context = new ShardContext({ ...this.#env, signal }, progress, start);
      const { consumerArn } = this.#options;
      return consumerArn === undefined ? pollShard(context) : subscribeShard(context, consumerArn);
    });
    if (end.why === 'failed') {
      if (await this.#hasExpired(progress)) await this.#end(progress, 'expired', []);
      return;
    }
    await this.#end(progress, end.why, end.why === 'closed' ? end.childShardIds : []);
  }

  /** Whether a shard that was not found is gone from its stream: retention has passed. */
  async #hasExpired({ shard, state }: ShardProgress): Promise<boolean> {
    if (state.state !== 'failed' || state.kind !== 'not-found') return false;
    const listed = await this.#stops.run((signal) => this.#lister.list(signal));
    return listed.ok && !listed.value.some((one) => one.shardId === shard.shardId);
  }

  async #end(
    progress: ShardProgress,
    why: 'closed' | 'checkpoint' | 'expired' | 'tip' | 'stopped',
    childShardIds: readonly string[],
  ): Promise<void> {
    const closed = why === 'closed' || why === 'checkpoint' || why === 'expired';
    const children =
      closed && this.#options.followChildren !== false
        ? await this.#stops.run((signal) =>
            this.#lister.childrenOf(progress.shard.shardId, childShardIds, signal, (shards) =>
              this.#adopt(shards),
            ),
          )
        : childShardIds;
    if (closed) {
      progress.closed = true;
      progress.millisBehindLatest = 0;
    }
    progress.state = { state: 'ended', why, childShardIds: children };
    this.#startReady();
  }
}
