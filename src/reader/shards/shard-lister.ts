import { sleep, type Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import { err, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { Shard } from '../../kinesis/shards/shard.ts';
import { parentsOf } from './lineage.ts';
import { ReadPace } from './pace.ts';
import type { Source } from '../source.ts';

/** How often the children of an ended shard are looked for before it is said to have none. */
const CHILD_LOOKUPS = 12;

export interface ListerDeps {
  readonly source: Source;
  readonly clock: Clock;
  readonly random: Random;
}

/** Lists shards, and tries again where that can help. */
export class ShardLister {
  readonly #deps: ListerDeps;
  readonly #giveUpAfterMs: number;

  constructor(deps: ListerDeps, giveUpAfterMs = Infinity) {
    this.#deps = deps;
    this.#giveUpAfterMs = giveUpAfterMs;
  }

  /** Lists until it works; fails when nothing mends the error, or time is up, or it was stopped. */
  async list(
    signal: AbortSignal,
    giveUpAfterMs: number = this.#giveUpAfterMs,
  ): Promise<Result<readonly Shard[], ServiceFailure>> {
    const { source, clock, random } = this.#deps;
    const pace = new ReadPace(random);
    const startedAt = clock.now();
    for (;;) {
      const listed = await source.listShards(signal);
      if (listed.ok || signal.aborted || isFinal(listed.error)) return listed;
      const late = clock.now() - startedAt >= giveUpAfterMs;
      if (late && listed.error.kind !== 'throttled') return listed;
      await sleep(clock, pace.afterFailure(), signal);
      if (signal.aborted) return err(listed.error);
    }
  }

  /**
   * The children of a closed shard. Not every service names them in the last answer,
   * and the list may lag behind.
   * @param named those that the last answer named
   * @param adopt given every list on the way
   */
  async childrenOf(
    shardId: string,
    named: readonly string[],
    signal: AbortSignal,
    adopt: (shards: readonly Shard[]) => void,
  ): Promise<readonly string[]> {
    for (let lookup = 0; lookup < CHILD_LOOKUPS && !signal.aborted; lookup += 1) {
      const listed = await this.list(signal);
      if (!listed.ok) return named;
      adopt(listed.value);
      const found = listed.value
        .filter((one) => parentsOf(one).includes(shardId))
        .map((one) => one.shardId);
      if (found.length > 0 && named.every((id) => listed.value.some((one) => one.shardId === id)))
        return found;
      await sleep(this.#deps.clock, Math.min(5000, 250 * 2 ** lookup), signal);
    }
    return named;
  }
}

function isFinal(failure: ServiceFailure): boolean {
  return failure.kind === 'denied' || failure.kind === 'not-found' || failure.kind === 'invalid';
}
