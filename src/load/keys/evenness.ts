import type { ShareForecast } from './share-forecast.ts';
import type { ShardRouter } from './shard-router.ts';

/** What a run did to its shards, beside what it would have done to equal ones. */
export interface EvennessFigures {
  /** Every shard that was open at some time of the run, and any other that took records. */
  readonly ids: readonly string[];
  /** Accepted records, per shard. */
  readonly counts: readonly number[];
  /** An equal part for each shard that was open: parts of all records, per shard. */
  readonly equal: readonly number[];
  /** What the key strategy predicts: parts of all records, per shard. */
  readonly predicted: readonly number[];
}

/**
 * Follows how many records each shard should have, over all maps of a run: an equal part, since
 * every shard has the same capacity, and the part that the keys predict. What was accepted under
 * one map counts with the shards of that map.
 */
export class Evenness {
  readonly #router: ShardRouter;
  readonly #forecast: ShareForecast;
  /** Records that were accepted under earlier maps, as parts of theirs. */
  readonly #equal = new Map<string, number>();
  readonly #predicted = new Map<string, number>();
  #counted = 0;
  #stray: number | undefined;
  #shares: readonly number[] = [];
  #version = -1;

  constructor(router: ShardRouter, forecast: ShareForecast) {
    this.#router = router;
    this.#forecast = forecast;
  }

  /**
   * A record has landed elsewhere than on the map. If the next listing shows other shards, theirs
   * is what was accepted since: the listing may come a second after the change.
   * @param accepted records of the run before the answer that told of it
   */
  stray(accepted: number): void {
    this.#stray ??= accepted;
  }

  /** The shards were listed: call before the map changes. */
  listed(accepted: number): void {
    const until = this.#stray ?? accepted;
    this.#add(this.#equal, this.#predicted, until - this.#counted);
    this.#counted = until;
    this.#stray = undefined;
  }

  /** The part of new records that the keys predict for each open shard. */
  get shares(): ReadonlyMap<string, number> {
    const shares = this.#current();
    return new Map(this.#router.shards.map(({ shardId }, i) => [shardId, shares[i] ?? 0]));
  }

  /** Whether luck has a hand in which shard a record goes to. */
  get byLuck(): boolean {
    return this.#forecast.byLuck;
  }

  /** How many keys the prediction was drawn from; infinite where it is exact. */
  get sampled(): number {
    return this.#forecast.sampled;
  }

  /** @param records accepted records by shard; before the first one, the parts are of the map */
  figures(accepted: number, records: ReadonlyMap<string, number>): EvennessFigures {
    const equal = new Map(this.#equal);
    const predicted = new Map(this.#predicted);
    const total = Math.max(1, accepted);
    this.#add(equal, predicted, total - this.#counted);
    const ids = [...new Set([...equal.keys(), ...records.keys()])];
    return {
      ids,
      counts: ids.map((id) => records.get(id) ?? 0),
      equal: ids.map((id) => (equal.get(id) ?? 0) / total),
      predicted: ids.map((id) => (predicted.get(id) ?? 0) / total),
    };
  }

  #add(equal: Map<string, number>, predicted: Map<string, number>, records: number): void {
    const { shards } = this.#router;
    const shares = this.#current();
    shards.forEach(({ shardId }, i) => {
      equal.set(shardId, (equal.get(shardId) ?? 0) + records / shards.length);
      predicted.set(shardId, (predicted.get(shardId) ?? 0) + records * (shares[i] ?? 0));
    });
  }

  #current(): readonly number[] {
    if (this.#version !== this.#router.version) this.#shares = this.#forecast.on(this.#router);
    this.#version = this.#router.version;
    return this.#shares;
  }
}
