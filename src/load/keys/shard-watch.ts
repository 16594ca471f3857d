import type { Clock } from '../../base/clock.ts';
import { isPartition } from '../../kinesis/hash-keys/hash-range.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import type { Target } from '../target.ts';

/** ListShards is called at most this often, ms. */
const LEAST_GAP_MS = 1_000;
/** A listing that does not come is given up after this time, ms. */
const PATIENCE_MS = 10_000;

/** Lists the shards again when a record has landed elsewhere than predicted. */
export class ShardWatch {
  readonly #options: {
    readonly clock: Clock;
    readonly target: Target;
    readonly onList: (shards: readonly Shard[]) => void;
  };
  #busy = false;
  #listedAt = Number.NEGATIVE_INFINITY;

  constructor(options: {
    readonly clock: Clock;
    readonly target: Target;
    readonly onList: (shards: readonly Shard[]) => void;
  }) {
    this.#options = options;
    this.#listedAt = options.clock.now();
  }

  /** Asks now, or as soon as a second has passed since the last time. */
  refresh(): void {
    if (this.#busy) return;
    this.#busy = true;
    const { clock } = this.#options;
    const wait = Math.max(0, this.#listedAt + LEAST_GAP_MS - clock.now());
    clock.after(wait, () => {
      void this.#list();
    });
  }

  async #list(): Promise<void> {
    const { clock, target, onList } = this.#options;
    const abort = new AbortController();
    const timeout = clock.after(PATIENCE_MS, () => {
      abort.abort(new Error(`No reply within ${PATIENCE_MS / 1000} seconds.`));
    });
    this.#listedAt = clock.now();
    const listed = await target.listShards(abort.signal);
    timeout.cancel();
    this.#busy = false;
    // While shards split, a listing may have gaps for a moment; the next stray record asks again.
    if (listed.ok && isPartition(listed.value.filter(isOpen).map((shard) => shard.range)))
      onList(listed.value);
  }
}
