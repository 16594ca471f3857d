import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../kinesis/quotas-and-prices/quotas.ts';

/** Records and bytes. */
export interface Tokens {
  readonly records: number;
  readonly bytes: number;
}

/**
 * What a shard's two token buckets hold when full: the records of a second, and the bytes of a
 * second or one record of the largest size that the stream takes
 * (docs/kinesis.md#shard-write-limits: a shard absorbs a burst of a large record while it averages
 * 1 MiB/s).
 */
export function fullBuckets(maxRecordBytes: number): Tokens {
  return {
    records: SHARD_WRITE_RECORDS_PER_SECOND,
    bytes: Math.max(SHARD_WRITE_BYTES_PER_SECOND, maxRecordBytes),
  };
}

/** Clocks differ: the buckets are reckoned to refill a little slower than they do. */
const REFILL = 0.99;
/** Past levels are kept so far apart, ms, and so many of them. */
const LEVEL_MS = 50;
const LEVELS = 64;

/** How the buckets stood for our part at a moment, all booked that was answered by then. */
interface Level {
  readonly at: number;
  /** Tokens taken and not refilled yet. */
  readonly lacking: Tokens;
  readonly taken: Tokens;
}

/**
 * What one run has taken from the token buckets of one shard, as a bound from above. A record is
 * booked when its answer comes, so later than it was taken: what is lacking at a moment is never
 * less than the answers known by then say. What came before the run is not known: an earlier run,
 * or a maximum record size that was raised just now, of which the bucket is not full yet.
 */
export class OwnTokens {
  readonly #full: Tokens;
  #at: number;
  #lackingRecords: number;
  #lackingBytes: number;
  #records = 0;
  #bytes = 0;
  /** A ring. */
  readonly #levels: Level[];
  #next = 1;
  #keptAt: number;

  /** @param since when the run began, ms: for all we know the buckets were empty then */
  constructor(full: Tokens, since: number) {
    this.#full = full;
    this.#at = since;
    this.#lackingRecords = full.records;
    this.#lackingBytes = full.bytes;
    this.#levels = [this.#level()];
    this.#keptAt = since;
  }

  /** Records ever taken. */
  get records(): number {
    return this.#records;
  }

  /** Bytes ever taken. */
  get bytes(): number {
    return this.#bytes;
  }

  /** One record of `bytes` was taken, says an answer that came at `now`, in ms. */
  take(bytes: number, now: number): void {
    if (now > this.#at) this.#reach(now);
    this.#records += 1;
    this.#bytes += bytes;
    this.#lackingRecords = Math.min(this.#full.records, this.#lackingRecords + 1);
    this.#lackingBytes = Math.min(this.#full.bytes, this.#lackingBytes + bytes);
  }

  /**
   * For a call that left at `sentAt`: what was lacking then, less what was taken by then. Added to
   * what is taken at any later moment, it says what at most was lacking until that moment: the
   * call reached the shard we know not when, so nothing is counted as refilled since it left.
   */
  before(sentAt: number): Tokens {
    const { at, lacking, taken } = this.#levelAt(sentAt);
    const seconds = (sentAt - at) / 1000;
    return {
      records: left(lacking.records, seconds * SHARD_WRITE_RECORDS_PER_SECOND) - taken.records,
      bytes: left(lacking.bytes, seconds * SHARD_WRITE_BYTES_PER_SECOND) - taken.bytes,
    };
  }

  #reach(now: number): void {
    if (this.#at - this.#keptAt >= LEVEL_MS) {
      this.#levels[this.#next] = this.#level();
      this.#next = (this.#next + 1) % LEVELS;
      this.#keptAt = this.#at;
    }
    const seconds = (now - this.#at) / 1000;
    this.#lackingRecords = left(this.#lackingRecords, seconds * SHARD_WRITE_RECORDS_PER_SECOND);
    this.#lackingBytes = left(this.#lackingBytes, seconds * SHARD_WRITE_BYTES_PER_SECOND);
    this.#at = now;
  }

  #level(): Level {
    return {
      at: this.#at,
      lacking: { records: this.#lackingRecords, bytes: this.#lackingBytes },
      taken: { records: this.#records, bytes: this.#bytes },
    };
  }

  /** The last level that is known from `time` or before; failing that the first one after it. */
  #levelAt(time: number): Level {
    let best = this.#level();
    for (let i = 1; best.at > time && i <= this.#levels.length; i += 1)
      best = this.#levels[(this.#next - i + LEVELS) % LEVELS] as Level;
    return best;
  }
}

/** @param refilled negative for a moment before the level: what was refilled from it until then */
function left(lacking: number, refilled: number): number {
  return Math.max(0, lacking - (refilled > 0 ? refilled * REFILL : refilled / REFILL));
}
