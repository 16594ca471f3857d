/** Keys that are counted; with more distinct keys, the later ones are not. */
const MAX_COUNTED = 2_000;
/** After this many records of unknown keys in a row there is no pool of keys to speak of. */
const GIVE_UP_AFTER = 10_000;

/** Counts how often keys are used, for streams with a pool of keys. */
export class TopKeys {
  readonly #counts = new Map<string, number>();
  #misses = 0;

  count(key: string): void {
    if (this.#misses > GIVE_UP_AFTER) return;
    const known = this.#counts.get(key);
    if (known !== undefined) {
      this.#counts.set(key, known + 1);
      this.#misses = 0;
    } else if (this.#counts.size < MAX_COUNTED) this.#counts.set(key, 1);
    else this.#misses += 1;
  }

  /** The most used keys; empty when no key was used twice. */
  top(count: number): { key: string; records: number }[] {
    return [...this.#counts]
      .filter(([, records]) => records > 1)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([key, records]) => ({ key, records }));
  }
}
