/** Grown by this many places at a time: 256 KiB. */
const STEP = 1 << 16;

/** What the order must know of the store. */
export interface Arrivals {
  /** The oldest id that is held. */
  readonly firstId: number;
  /** The id that comes next. */
  readonly nextId: number;
  arrival(id: number): number;
}

/** Records that may wait to be put in order until someone looks. */
const MOST_BEHIND = 1 << 15;

/**
 * The ids of a store sorted by arrival, then by the order they were read. Brought up
 * to date when someone looks, or when much has come: what came since is sorted and
 * merged from the back by binary search and block moves, so that records that arrive
 * nearly in order cost next to nothing. 4 bytes a record.
 */
export class ArrivalOrder {
  readonly #store: Arrivals;
  /** Low 32 bits of ids, in `[#head, #tail)`. */
  #ids = new Uint32Array(0);
  #head = 0;
  #tail = 0;
  #seenFirst = 0;
  #seenNext = 0;

  constructor(store: Arrivals) {
    this.#store = store;
  }

  get memoryBytes(): number {
    return this.#ids.byteLength;
  }

  /** The id at `position`, 0 being the earliest arrival. */
  idAt(position: number): number | undefined {
    this.#update();
    const at = this.#head + position;
    return position >= 0 && at < this.#tail ? this.#idIn(at) : undefined;
  }

  /** Where `id` stands, or −1 when it is not held. */
  positionOf(id: number): number {
    this.#update();
    if (id < this.#store.firstId || id >= this.#store.nextId) return -1;
    const arrival = this.#store.arrival(id);
    return this.#lowerBound(arrival, id) - this.#head;
  }

  /** The position of the first record that arrived at or after `arrival` (epoch ms). */
  positionAtArrival(arrival: number): number {
    this.#update();
    return this.#lowerBound(arrival, -1) - this.#head;
  }

  /** To be called now and then while nobody looks, so that the first look need not wait. */
  keepUp(): void {
    if (this.#store.nextId - this.#seenNext >= MOST_BEHIND) this.#update();
  }

  #lowerBound(arrival: number, id: number, end = this.#tail): number {
    let low = this.#head;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#idIn(middle);
      const at = this.#store.arrival(other);
      if (at < arrival || (at === arrival && other < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #full(low: number): number {
    const first = this.#store.firstId;
    return first + ((low - first) >>> 0);
  }

  #update(): void {
    this.#dropEvicted();
    this.#mergeNew();
  }

  /** Evicted ids are near the front: walk until all are found, then close the gaps forwards. */
  #dropEvicted(): void {
    const { firstId } = this.#store;
    let missing = Math.min(firstId, this.#seenNext) - this.#seenFirst;
    this.#seenFirst = firstId;
    this.#seenNext = Math.max(this.#seenNext, firstId);
    if (missing <= 0) return;
    const held = this.#seenNext - firstId;
    let at = this.#head;
    for (; missing > 0 && at < this.#tail; at += 1)
      if (((this.#ids[at] as number) - firstId) >>> 0 >= held) missing -= 1;
    let to = at;
    for (let from = at - 1; from >= this.#head; from -= 1) {
      const low = this.#ids[from] as number;
      if ((low - firstId) >>> 0 < held) this.#ids[(to -= 1)] = low;
    }
    this.#head = to;
  }

  #mergeNew(): void {
    const { nextId } = this.#store;
    const count = nextId - this.#seenNext;
    if (count <= 0) return;
    this.#reserve(count);
    const fresh = this.#sortedFrom(this.#seenNext, count);
    this.#seenNext = nextId;
    let oldEnd = this.#tail;
    let to = oldEnd + count;
    this.#tail = to;
    for (let i = count - 1; i >= 0; i -= 1) {
      const id = fresh[i] as number;
      const arrival = this.#store.arrival(id);
      // A new record has a larger id than any old one: it goes after its equals.
      if (oldEnd > this.#head && this.#store.arrival(this.#idIn(oldEnd - 1)) > arrival) {
        const place = this.#lowerBound(arrival, Infinity, oldEnd - 1);
        to -= oldEnd - place;
        this.#ids.copyWithin(to, place, oldEnd);
        oldEnd = place;
      }
      to -= 1;
      this.#ids[to] = id >>> 0;
    }
  }

  #idIn(place: number): number {
    return this.#full(this.#ids[place] as number);
  }

  #sortedFrom(first: number, count: number): Float64Array {
    const ids = new Float64Array(count);
    const arrivals = new Float64Array(count);
    let sorted = true;
    for (let i = 0; i < count; i += 1) {
      ids[i] = first + i;
      arrivals[i] = this.#store.arrival(first + i);
      sorted &&= i === 0 || (arrivals[i] as number) >= (arrivals[i - 1] as number);
    }
    const at = (id: number): number => arrivals[id - first] as number;
    return sorted ? ids : ids.sort((a, b) => at(a) - at(b) || a - b);
  }

  #reserve(count: number): void {
    if (this.#tail + count <= this.#ids.length) return;
    const held = this.#tail - this.#head;
    const needed = Math.ceil((held + count) / STEP) * STEP;
    const target = needed > this.#ids.length ? new Uint32Array(needed) : this.#ids;
    target.set(this.#ids.subarray(this.#head, this.#tail));
    this.#ids = target;
    this.#head = 0;
    this.#tail = held;
  }
}
