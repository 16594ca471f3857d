/** A binary heap: the smallest item comes first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #rank: (item: T) => number;

  constructor(rank: (item: T) => number) {
    this.#rank = rank;
  }

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    const rank = this.#rank(item);
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent] as T;
      if (this.#rank(above) <= rank) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return first;
    const rank = this.#rank(last);
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= items.length) break;
      if (
        child + 1 < items.length &&
        this.#rank(items[child + 1] as T) < this.#rank(items[child] as T)
      )
        child += 1;
      const below = items[child] as T;
      if (rank <= this.#rank(below)) break;
      items[at] = below;
      at = child;
    }
    items[at] = last;
    return first;
  }

  /** Empties the heap; the items come in no particular order. */
  clear(): T[] {
    return this.#items.splice(0);
  }
}
