import type { Clock } from '../../base/clock.ts';
import type { Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { makeVisibleLine } from '../../reader/decode/visible.ts';
import type { Source } from '../../reader/source.ts';

/** Failures that last so long are spoken of, and again after each such time, ms. */
const SAY_AFTER_MS = 3_000;
const SAY_AGAIN_MS = 30_000;

interface Trouble {
  readonly since: number;
  failure: ServiceFailure;
  /** When it was spoken of; absent: not yet. */
  saidAt?: number;
}

const LISTING = 'the list of shards';

/** Says what keeps a reader from reading while it tries again: throttles, for one, may go on for ever. */
export class ReadTrouble {
  readonly #clock: Clock;
  readonly #say: (line: string) => void;
  /** By shard id; a shard without one is read. */
  readonly #troubles = new Map<string, Trouble>();
  /** The shard of each iterator that is to be used next. */
  readonly #shards = new Map<string, string>();

  constructor(clock: Clock, say: (line: string) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  /** The same source, whose answers are listened to. */
  watch(source: Source): Source {
    return {
      ...source,
      listShards: async (signal) => {
        const listed = await source.listShards(signal);
        return this.#heard(LISTING, listed, signal);
      },
      getShardIterator: async (shardId, position, signal) => {
        const made = await source.getShardIterator(shardId, position, signal);
        // That there is an iterator does not say yet that it can be used.
        if (!made.ok) return this.#heard(shardId, made, signal);
        this.#shards.set(made.value, shardId);
        return made;
      },
      getRecords: async (iterator, limit, signal) => {
        const shardId = this.#shards.get(iterator) ?? '';
        const reply = await source.getRecords(iterator, limit, signal);
        const next = reply.ok ? reply.value.nextIterator : iterator;
        this.#shards.delete(iterator);
        if (next !== undefined) this.#shards.set(next, shardId);
        return this.#heard(shardId, reply, signal);
      },
    };
  }

  /** To be called often: speaks of what has lasted too long. */
  tick(): void {
    const now = this.#clock.now();
    const due = [...this.#troubles].filter(([, { since, saidAt }]) =>
      saidAt === undefined ? now - since >= SAY_AFTER_MS : now - saidAt >= SAY_AGAIN_MS,
    );
    for (const [, trouble] of due) trouble.saidAt = now;
    const [first] = due;
    if (first === undefined) return;
    const [what, { since, failure }] = first;
    const others = due.length === 1 ? '' : ` (and ${due.length - 1} more)`;
    const seconds = Math.round((now - since) / 1000);
    this.#say(
      `${what}${others}: no answer but errors for ${seconds} s, trying again. ${makeVisibleLine(`${failure.name}: ${failure.message}`)}\n`,
    );
  }

  #heard<T>(
    what: string,
    answer: Result<T, ServiceFailure>,
    signal: AbortSignal,
  ): Result<T, ServiceFailure> {
    if (answer.ok) {
      if (this.#troubles.get(what)?.saidAt !== undefined) this.#say(`${what}: reading again\n`);
      this.#troubles.delete(what);
    } else if (!signal.aborted) {
      const known = this.#troubles.get(what);
      if (known === undefined)
        this.#troubles.set(what, { since: this.#clock.now(), failure: answer.error });
      else known.failure = answer.error;
    }
    return answer;
  }
}
