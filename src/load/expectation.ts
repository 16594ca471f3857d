import type { ShardRouter } from './shard-router.ts';

/** How many accepted records chance would have given each shard, over all maps of a run. */
export class Expectation {
  readonly #router: ShardRouter;
  readonly #expected = new Map<string, number>();
  #counted = 0;

  constructor(router: ShardRouter) {
    this.#router = router;
  }

  /** Books what was accepted under the present map; call before the map changes. */
  close(accepted: number): void {
    const fresh = accepted - this.#counted;
    this.#counted = accepted;
    for (const [shardId, width] of this.#router.widths)
      this.#expected.set(shardId, (this.#expected.get(shardId) ?? 0) + fresh * width);
  }

  /** Shard id → expected records. */
  at(accepted: number): ReadonlyMap<string, number> {
    this.close(accepted);
    return this.#expected;
  }
}
