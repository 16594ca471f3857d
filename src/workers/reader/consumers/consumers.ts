import type { Clock } from '../../../base/clock.ts';
import type { Handlers } from '../../port.ts';
import { ConsumerEntry, type Connected, type Emit } from './consumer-entry.ts';
import type { ConsumerCalls, ConsumerState } from './protocol.ts';

/** The named consumers of one page. */
export class Consumers {
  readonly #clock: Clock;
  readonly #connected: Connected;
  readonly #emit: Emit;
  readonly #entries = new Map<string, ConsumerEntry>();
  #told = '[]';

  constructor(clock: Clock, connected: Connected, emit: Emit) {
    this.#clock = clock;
    this.#connected = connected;
    this.#emit = emit;
  }

  readonly handlers: Handlers<{ calls: ConsumerCalls; events: Record<string, never> }> = {
    'consumer:start': (start) => {
      const entry =
        this.#entries.get(start.id) ?? new ConsumerEntry(start, this.#clock, this.#emit);
      this.#entries.set(start.id, entry);
      void entry.start(start, this.#connected);
      this.tell();
    },
    'consumer:stop': (id) => {
      void this.#entries.get(id)?.stop();
      this.tell();
    },
    'consumer:remove': (id) => {
      void this.#entries.get(id)?.stop();
      this.#entries.delete(id);
      this.tell();
    },
    'consumer:pause': ({ id, paused }) => {
      this.#entries.get(id)?.pause(paused);
      this.tell();
    },
    'consumer:checkpoint': (id) => {
      this.#entries.get(id)?.checkpoint();
      this.tell();
    },
    'consumer:tune': (tuning) => {
      this.#entries.get(tuning.id)?.tune(tuning);
      this.tell();
    },
  };

  /** Says how they stand, unless that was said already. */
  tell(): void {
    const states: readonly ConsumerState[] = [...this.#entries.values()].map((one) => one.state());
    const text = JSON.stringify(states);
    if (text === this.#told) return;
    this.#told = text;
    this.#emit('consumers:state', states);
  }

  /** Ends them all. Resolves when their registered consumers are gone. */
  async close(): Promise<void> {
    const ending = [...this.#entries.values()].map((entry) => entry.stop());
    this.#entries.clear();
    this.tell();
    await Promise.all(ending);
  }
}
