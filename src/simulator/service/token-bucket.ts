/** A token bucket, full at the start, refilled all the time. Times are monotonic ms. */
export class TokenBucket {
  readonly perSecond: number;
  #capacity: number;
  #tokens: number;
  #at: number;

  constructor(capacity: number, perSecond: number, now: number) {
    this.#capacity = capacity;
    this.perSecond = perSecond;
    this.#tokens = capacity;
    this.#at = now;
  }

  /** Changing the capacity neither fills nor empties; what lies above it is lost. */
  set capacity(capacity: number) {
    this.#capacity = capacity;
    this.#tokens = Math.min(this.#tokens, capacity);
  }

  get capacity(): number {
    return this.#capacity;
  }

  /** Tokens there at `now`. */
  level(now: number): number {
    if (now > this.#at) {
      const refilled = this.#tokens + ((now - this.#at) * this.perSecond) / 1000;
      this.#tokens = refilled < this.#capacity ? refilled : this.#capacity;
      this.#at = now;
    }
    return this.#tokens;
  }

  /** Takes without asking; call after `level` said that there are enough. */
  spend(tokens: number): void {
    this.#tokens -= tokens;
  }

  /** Takes `tokens` when there are as many; otherwise takes none. */
  take(tokens: number, now: number): boolean {
    if (this.level(now) < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }
}
