import { OwnTokens, type Tokens } from './own-tokens.ts';

/** A refusal that what we took did not explain when it came. */
interface Suspicion {
  readonly answeredAt: number;
  /** Had we taken more than this in all by then, it would be explained. */
  readonly most: Tokens;
}

/**
 * Whether the throttles of one shard can be of our own doing. A full bucket refuses nothing, so a
 * refusal is ours when what we took of late, and the refused record, are more than it holds; when
 * they are not, somebody else took the rest. Calls overtake each other, and the answer to one that
 * took its tokens earlier may come later: a refusal proves another producer only once all calls
 * that had left before its answer came are answered too.
 */
export class ThrottleJudge {
  readonly own: OwnTokens;
  readonly #full: Tokens;
  #suspicion: Suspicion | undefined;
  #proven = false;
  #fillRecords = 0;
  #fillBytes = 0;
  #sentAt = Number.NaN;
  #before: Tokens = { records: 0, bytes: 0 };

  /** @param since when the run began, ms */
  constructor(full: Tokens, since: number) {
    this.#full = full;
    this.own = new OwnTokens(full, since);
  }

  /** Whether another producer was proven in this second. */
  get proven(): boolean {
    return this.#proven;
  }

  /** The most that our own load asked of a bucket in this second, as a part of what it holds. */
  get fill(): Tokens {
    return { records: this.#fillRecords, bytes: this.#fillBytes };
  }

  /** Begins another second. */
  forget(): void {
    this.#proven = false;
    this.#fillRecords = 0;
    this.#fillBytes = 0;
  }

  /**
   * A record was refused.
   * @param sentAt when its call left, ms
   * @param now when the answer came
   * @returns whether this is a new suspicion, for {@link resolve}
   */
  refuse(bytes: number, sentAt: number, now: number): boolean {
    // The records of one call have this in common.
    if (sentAt !== this.#sentAt) this.#before = this.own.before(sentAt);
    this.#sentAt = sentAt;
    const before = this.#before;
    const full = this.#full;
    const records = before.records + this.own.records + 1;
    const allBytes = before.bytes + this.own.bytes + bytes;
    this.#fillRecords = Math.max(this.#fillRecords, records / full.records);
    this.#fillBytes = Math.max(this.#fillBytes, allBytes / full.bytes);
    const explained = records > full.records || allBytes > full.bytes;
    if (explained || this.#proven || this.#suspicion !== undefined) return false;
    const most = {
      records: full.records - 1 - before.records,
      bytes: full.bytes - bytes - before.bytes,
    };
    this.#suspicion = { answeredAt: now, most };
    return true;
  }

  /**
   * Decides on a suspicion, if it can be decided.
   * @param oldestSentAt when the oldest call left that has no answer yet; infinity: there is none
   * @returns whether none is left
   */
  resolve(oldestSentAt: number): boolean {
    const suspicion = this.#suspicion;
    if (suspicion === undefined) return true;
    if (oldestSentAt < suspicion.answeredAt) return false;
    this.#suspicion = undefined;
    const { records, bytes } = suspicion.most;
    if (this.own.records <= records && this.own.bytes <= bytes) this.#proven = true;
    return true;
  }
}
