import type { Clock } from '../../base/clock.ts';
import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import type { ApiObject } from '../operation.ts';
import type { BillingCommitment } from './billing-commitment.ts';
import { invalidArgument, notActive, shardNotFound, streamNotFound } from './errors.ts';
import { required, textOf } from './input.ts';
import { FaultInjector } from './fault-injector.ts';
import { QuotaTable } from './quota-table.ts';
import { RateTable } from './rate-table.ts';
import type { RecordLog } from './record-log.ts';
import { SegmentMemory } from './segment-memory.ts';
import type { ServiceOptions } from './options.ts';
import { shardIndexIn } from './shard-name.ts';
import { Stream, type StreamMode } from './stream.ts';

/** Streams and consumers are dated by the whole second, as on AWS. @param epochMs epoch ms */
export function wholeSecond(epochMs: number): number {
  return Math.floor(epochMs / 1000) * 1000;
}

/** A subscription of a consumer to a shard. */
export interface Subscription {
  /** Monotonic ms. */
  readonly openedAt: number;
  /** Ends it; with a reason, its events end by throwing it. */
  end(reason?: Error): void;
}

/** What all operations share: the account with its streams, its quotas and its time. */
export class Account {
  readonly clock: Clock;
  readonly accountId: string;
  readonly region: string;
  readonly quotas: QuotaTable;
  readonly rates: RateTable;
  readonly storage = new SegmentMemory();
  readonly streams = new Map<string, Stream>();
  readonly faults: FaultInjector;
  /** By consumer and shard. */
  readonly subscriptions = new Map<string, Subscription>();
  /** Time that creating, deleting, resharding and registering take, ms. */
  transitionMs: number;
  maxBytes: number;
  billingCommitment: BillingCommitment = { status: 'DISABLED' };
  #lastSerial = 0;
  readonly #reserved = new Set<number>();
  #timersStopped = false;
  /** Called when something other than records changed. */
  onChange: () => void = () => undefined;

  constructor(options: ServiceOptions) {
    this.clock = options.clock;
    this.accountId = options.accountId;
    this.region = options.region;
    this.transitionMs = options.transitionMs;
    this.maxBytes = options.maxBytes;
    this.quotas = new QuotaTable(options.limits);
    this.rates = new RateTable(this.quotas, options.clock);
    this.faults = new FaultInjector(options.seed, options.clock, () => {
      this.onChange();
    });
  }

  /** The stream that an input means by StreamName or StreamARN, whatever its state. */
  streamOf(input: ApiObject): Stream {
    const name = this.streamNameIn(input);
    const stream = this.streams.get(name);
    if (stream === undefined) throw streamNotFound(name, this.accountId);
    return stream;
  }

  /** The name that an input gives by StreamName or StreamARN; a foreign ARN stands for itself. */
  streamNameIn(input: ApiObject): string {
    const name = textOf(input, 'StreamName');
    const arn = textOf(input, 'StreamARN');
    if (name === undefined && arn === undefined)
      throw invalidArgument('Either StreamARN or StreamName must be provided.');
    const named = arn === undefined ? name : this.#restOfArn(arn);
    if (name !== undefined && named !== undefined && name !== named)
      throw invalidArgument(`StreamName ${name} and StreamARN ${arn} name different streams.`);
    return named ?? arn ?? '';
  }

  /** The same for a call that needs the stream to be ACTIVE. */
  activeStreamOf(input: ApiObject): Stream {
    const stream = this.streamOf(input);
    if (stream.status !== 'ACTIVE') throw notActive(stream.name, this.accountId, stream.status);
    return stream;
  }

  /** The name in a stream's or a consumer's ARN of this account and region. */
  streamNameOfArn(arn: string): string | undefined {
    return this.#restOfArn(arn)?.split('/')[0];
  }

  /** What follows `stream/`: with a consumer's ARN more than a name, and no stream is called so. */
  #restOfArn(arn: string): string | undefined {
    const prefix = this.streamArn('');
    return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined;
  }

  streamArn(name: string): string {
    return `arn:aws:kinesis:${this.region}:${this.accountId}:stream/${name}`;
  }

  /**
   * The whole id of the shard that a member of an input names; whether there is such a shard is
   * not asked.
   * @throws ServiceError ResourceNotFound, when it is no name of a shard
   */
  shardIdIn(input: ApiObject, member: string): string {
    const text = required(textOf(input, member), member);
    const index = shardIndexIn(text);
    if (index === undefined) throw shardNotFound(text, this.streamNameIn(input), this.accountId);
    return shardIdOf(index);
  }

  /** Adds a stream in state CREATING, without shards. */
  addStream(name: string, mode: StreamMode): Stream {
    const identity = {
      name,
      arn: this.streamArn(name),
      serial: this.nextSerial(),
      createdAt: wholeSecond(this.clock.epoch()),
    };
    return this.adopt(new Stream(identity, mode, this.clock, this.storage));
  }

  adopt(stream: Stream): Stream {
    this.#lastSerial = Math.max(this.#lastSerial, stream.identity.serial);
    this.streams.set(stream.name, stream);
    this.onChange();
    return stream;
  }

  /** No stream gets this serial: something else is kept under it. */
  reserveSerial(serial: number): void {
    this.#reserved.add(serial);
  }

  /** `wanted`, or another one when that is reserved. */
  freeSerial(wanted: number): number {
    return this.#reserved.has(wanted) ? this.nextSerial() : wanted;
  }

  /** One that no stream has or had. */
  nextSerial(): number {
    do this.#lastSerial += 1;
    while (this.#reserved.has(this.#lastSerial));
    return this.#lastSerial;
  }

  removeStream(stream: Stream): void {
    if (this.streams.get(stream.name) !== stream) return;
    this.streams.delete(stream.name);
    stream.discard();
    this.onChange();
  }

  /** Does `action` after the transition time; at once when that is 0. */
  transition(action: () => void): void {
    if (this.transitionMs <= 0) {
      action();
      this.onChange();
      return;
    }
    this.clock.after(this.transitionMs, () => {
      if (this.#timersStopped) return;
      action();
      this.onChange();
    });
  }

  /** The stream goes UPDATING and is ACTIVE again once `action` was done. */
  update(stream: Stream, action: () => void): void {
    stream.status = 'UPDATING';
    stream.version += 1;
    this.transition(() => {
      if (stream.status !== 'UPDATING' || this.streams.get(stream.name) !== stream) return;
      action();
      stream.status = 'ACTIVE';
      stream.version += 1;
    });
  }

  openShardCount(): number {
    let count = 0;
    for (const stream of this.streams.values()) count += stream.open.length;
    return count;
  }

  /** Lets the oldest records go, segment by segment, while memory is over `maxBytes`. */
  enforceMaxBytes(): void {
    while (this.storage.allocated > this.maxBytes) {
      let oldest: { stream: Stream; log: RecordLog; time: number } | undefined;
      for (const stream of this.streams.values())
        for (const { log } of stream.shards) {
          // By its newest record, so that no other shard has anything older than all of it.
          const time = (log.segments[0]?.lastTime ?? Infinity) - stream.offsetMs;
          if (time < (oldest?.time ?? Infinity)) oldest = { stream, log, time };
        }
      if (oldest === undefined) return;
      oldest.stream.trimmedEarly += oldest.log.dropOldestSegment();
    }
  }

  /** No transition happens any more. */
  stop(): void {
    this.#timersStopped = true;
    this.faults.clear();
    for (const feed of this.subscriptions.values()) feed.end();
  }
}
