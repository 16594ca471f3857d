/** Different things that are counted one by one; beyond that they are counted together. */
const MAX_COUNTED = 100_000;

export interface CountedThing {
  readonly name: string;
  readonly count: number;
}

/** Counts by name, in bounded memory. */
export class BoundedCounts {
  readonly #counts = new Map<string, number>();
  #others = 0;

  add(name: string, by = 1): void {
    const known = this.#counts.get(name);
    if (known !== undefined) this.#counts.set(name, known + by);
    else if (this.#counts.size < MAX_COUNTED) this.#counts.set(name, by);
    else this.#others += by;
  }

  get distinct(): number {
    return this.#counts.size;
  }

  /** What was counted without a name of its own. */
  get others(): number {
    return this.#others;
  }

  /** The most frequent first; equal ones by name. Asked several times a second: no full sort. */
  top(count: number): CountedThing[] {
    const top: CountedThing[] = [];
    let least = 0;
    for (const [name, n] of this.#counts) {
      if (n < least) continue;
      top.push({ name, count: n });
      if (top.length > count * 4) least = keepBest(top, count).at(-1)?.count ?? 0;
    }
    return keepBest(top, count);
  }
}

function keepBest(things: CountedThing[], count: number): CountedThing[] {
  things.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  things.splice(count);
  return things;
}

/** Ids that were seen: the last so many, so that memory stays bounded. */
export class SeenIds {
  readonly #limit: number;
  #young = new Set<string>();
  #old = new Set<string>();

  constructor(limit = 1_000_000) {
    this.#limit = limit;
  }

  /** Remembers `id`. @returns whether it was seen before */
  see(id: string): boolean {
    if (this.#young.has(id) || this.#old.has(id)) return true;
    if (this.#young.size >= this.#limit / 2) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(id);
    return false;
  }
}
