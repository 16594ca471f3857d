import type { Clock, Timer } from './clock.ts';

interface Pending {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** A clock that moves only when a test moves it. Timers fire in order of their due time. */
export class ManualClock implements Clock {
  #now = 0;
  #order = 0;
  readonly #epochAtZero: number;
  #pending: Pending[] = [];

  /** @param epochAtZero epoch milliseconds at `now() === 0` */
  constructor(epochAtZero = Date.UTC(2026, 0, 1)) {
    this.#epochAtZero = epochAtZero;
  }

  now(): number {
    return this.#now;
  }

  epoch(): number {
    return this.#epochAtZero + this.#now;
  }

  after(delayMs: number, action: () => void): Timer {
    const entry: Pending = {
      at: this.#now + Math.max(0, delayMs),
      order: (this.#order += 1),
      action,
    };
    this.#pending.push(entry);
    return {
      cancel: () => {
        this.#pending = this.#pending.filter((other) => other !== entry);
      },
    };
  }

  /** Moves time by `ms`, firing due timers one by one and letting promises settle between them. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const next = this.#next();
      if (next === undefined || next.at > end) break;
      this.#pending = this.#pending.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.action();
      await settle();
    }
    this.#now = end;
    await settle();
  }

  #next(): Pending | undefined {
    let best: Pending | undefined;
    for (const entry of this.#pending) {
      if (
        best === undefined ||
        entry.at < best.at ||
        (entry.at === best.at && entry.order < best.order)
      )
        best = entry;
    }
    return best;
  }
}

/** Lets chains of resolved promises run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
