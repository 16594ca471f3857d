const MINUTES = 60;

/** Sums of one second or of one minute; a metric whose name ends in `Max` is the largest value. */
export type MetricValues<Name extends string> = Record<Name, number>;

/**
 * Counts per second of real time for the last hour, in blocks of a minute that exist only
 * where something happened.
 */
export class MetricRing<Name extends string> {
  readonly #names: readonly Name[];
  readonly #columnOf: Readonly<Record<Name, number>>;
  readonly #blocks = new Map<number, Uint32Array<ArrayBuffer>>();
  /** The minute of the second that was counted in last, and where the second begins in it. */
  #block = new Uint32Array();
  #row = 0;
  #second = -1;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#columnOf = Object.fromEntries(names.map((name, i) => [name, i])) as Record<Name, number>;
  }

  /** @param second epoch seconds */
  add(metric: Name, second: number, amount: number): void {
    if (second !== this.#second) this.#seek(second);
    const block = this.#block;
    const at = this.#row + this.#columnOf[metric];
    block[at] = (block[at] as number) + amount;
  }

  /** Keeps the largest value of the second. */
  max(metric: Name, second: number, value: number): void {
    if (second !== this.#second) this.#seek(second);
    const block = this.#block;
    const at = this.#row + this.#columnOf[metric];
    block[at] = Math.max(block[at] as number, Math.min(value, 0xffffffff));
  }

  /** @param from epoch seconds, part of it; @param to not part of it */
  between(from: number, to: number): MetricValues<Name> {
    const width = this.#names.length;
    const totals = new Array<number>(width).fill(0);
    for (let second = from; second < to; second += 1) {
      const block = this.#blocks.get(Math.floor(second / 60));
      if (block === undefined) continue;
      for (let i = 0; i < width; i += 1) {
        const value = block[(second % 60) * width + i] as number;
        const isMax = (this.#names[i] as Name).endsWith('Max');
        totals[i] = isMax ? Math.max(totals[i] as number, value) : (totals[i] as number) + value;
      }
    }
    return Object.fromEntries(
      this.#names.map((name, i) => [name, totals[i]]),
    ) as MetricValues<Name>;
  }

  #seek(second: number): void {
    const minute = Math.floor(second / 60);
    let block = this.#blocks.get(minute);
    if (block === undefined) {
      block = new Uint32Array(60 * this.#names.length);
      this.#blocks.set(minute, block);
      for (const old of this.#blocks.keys()) if (old <= minute - MINUTES) this.#blocks.delete(old);
    }
    this.#block = block;
    this.#row = (second % 60) * this.#names.length;
    this.#second = second;
  }
}

/** What is counted for a shard. */
export const SHARD_METRICS = [
  'incomingRecords',
  'incomingBytes',
  'throttledRecords',
  'failedRecords',
  'outgoingRecords',
  'outgoingBytes',
  'throttledReads',
  'iteratorAgeMax',
] as const;
export type ShardMetric = (typeof SHARD_METRICS)[number];

/** What is counted for a stream, per operation; latencies are sums of µs. */
export const STREAM_METRICS = [
  'PutRecord.calls',
  'PutRecord.successes',
  'PutRecord.latency',
  'PutRecord.bytes',
  'PutRecords.calls',
  'PutRecords.successes',
  'PutRecords.latency',
  'PutRecords.bytes',
  'PutRecords.totalRecords',
  'PutRecords.successfulRecords',
  'PutRecords.failedRecords',
  'PutRecords.throttledRecords',
  'GetRecords.calls',
  'GetRecords.successes',
  'GetRecords.latency',
  'SubscribeToShard.calls',
  'SubscribeToShard.successes',
  'SubscribeToShard.rateExceeded',
  'SubscribeToShardEvent.events',
  'SubscribeToShardEvent.bytes',
  'SubscribeToShardEvent.records',
  'SubscribeToShardEvent.millisBehindLatestMax',
] as const;
export type StreamMetric = (typeof STREAM_METRICS)[number];
