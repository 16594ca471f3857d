/** A body that is still coming in. */
export interface Held {
  /** Counts what came in; may give up other bodies, or this one. */
  add(bytes: number): void;
  /** It is whole, or was given up: its bytes count no more. */
  release(): void;
}

/**
 * What all bodies that are not whole yet may hold together. When it is too much, the one
 * that began first is given up: whoever holds memory on purpose lets it wait, while a
 * client that sends is done in milliseconds.
 */
export class BodyBudget {
  readonly #maxBytes: number;
  /** In the order in which they began. */
  readonly #held = new Map<Held, { bytes: number; readonly giveUp: () => void }>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes of all unfinished bodies. */
  get bytes(): number {
    return this.#bytes;
  }

  begin(giveUp: () => void): Held {
    const held: Held = {
      add: (bytes) => {
        const own = this.#held.get(held);
        if (own === undefined) return;
        own.bytes += bytes;
        this.#bytes += bytes;
        this.#makeRoom();
      },
      release: () => {
        this.#bytes -= this.#held.get(held)?.bytes ?? 0;
        this.#held.delete(held);
      },
    };
    this.#held.set(held, { bytes: 0, giveUp });
    return held;
  }

  #makeRoom(): void {
    for (const [held, { giveUp }] of this.#held) {
      if (this.#bytes <= this.#maxBytes) return;
      held.release();
      giveUp();
    }
  }
}
