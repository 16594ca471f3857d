import type { SegmentMemory } from './segment-memory.ts';
import { Segment, recordRoom, type StoredRecord } from './segment.ts';

const SMALLEST_SEGMENT = 4 * 1024;
const LARGEST_SEGMENT = 1024 * 1024;

/**
 * What one shard stores, in order. Sequence indexes are consecutive from 1 (0 stands
 * for the shard's StartingSequenceNumber). Takes at most twice what the records weigh.
 */
export class RecordLog {
  readonly #memory: SegmentMemory;
  #segments: Segment[] = [];
  #firstIndex = 1;
  #nextIndex = 1;
  #lastTime = 0;
  #headTime = 0;

  /** @param memory of all logs of an account */
  constructor(memory: SegmentMemory) {
    this.#memory = memory;
  }

  /** The oldest record that is still there; `nextIndex` when there is none. */
  get firstIndex(): number {
    return this.#firstIndex;
  }

  /** The index that the next record gets. */
  get nextIndex(): number {
    return this.#nextIndex;
  }

  /** Arrival of the newest record ever stored, epoch ms; 0 when there was none. */
  get lastTime(): number {
    return this.#lastTime;
  }

  /** Arrival of the oldest record still there, or `undefined`. */
  get firstTime(): number | undefined {
    return this.#firstIndex < this.#nextIndex ? this.#headTime : undefined;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Bytes of segments, used or not. */
  get allocated(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.memory.length, 0);
  }

  /** Bytes of what is stored: records with their keys and a few bytes each beside. */
  get used(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.used, 0);
  }

  /**
   * Stores a record and answers its sequence index. Time never goes back within a shard:
   * `time` (epoch ms) is raised to the last one's.
   */
  append(
    key: string | undefined,
    keyBytes: number,
    data: Uint8Array,
    time: number,
    encrypted: boolean,
  ): number {
    const at = time > this.#lastTime ? time : this.#lastTime;
    let segment = this.#segments[this.#segments.length - 1];
    if (segment === undefined || !segment.hasRoomFor(keyBytes, data.length))
      segment = this.#grow(at, recordRoom(keyBytes, data.length), segment);
    segment.append(key, keyBytes, data, at, encrypted);
    this.#lastTime = at;
    const index = this.#nextIndex;
    if (index === this.#firstIndex) this.#headTime = at;
    this.#nextIndex = index + 1;
    return index;
  }

  /** Calls `visit` with each record from `index` on, and what it weighs, until it answers false. */
  forEachFrom(index: number, visit: (record: StoredRecord, size: number) => boolean): void {
    let from = Math.max(index, this.#firstIndex);
    let going = true;
    for (let i = this.#find(from); going && i < this.#segments.length; i += 1) {
      (this.#segments[i] as Segment).forEachFrom(from, (record, size) => {
        going = visit(record, size);
        return going;
      });
      from = (this.#segments[i] as Segment).nextIndex;
    }
  }

  /** Arrival of a record that is there, epoch ms. */
  timeOf(index: number): number {
    return (this.#segments[this.#find(index)] as Segment).timeOf(index);
  }

  /** The first record that arrived at `time` or later; `nextIndex` when there is none. */
  indexAtTime(time: number): number {
    for (const segment of this.#segments)
      if (segment.lastTime >= time) return Math.max(this.#firstIndex, segment.indexAtTime(time));
    return this.#nextIndex;
  }

  /** Forgets what arrived before `time` (epoch ms). */
  trimBefore(time: number): void {
    if (this.#firstIndex === this.#nextIndex || this.#headTime >= time) return;
    this.#forgetUpTo(this.indexAtTime(time));
  }

  /** Forgets the oldest segment; answers how many records went with it. */
  dropOldestSegment(): number {
    const oldest = this.#segments[0];
    if (oldest === undefined) return 0;
    const before = this.#firstIndex;
    this.#forgetUpTo(oldest.nextIndex);
    return this.#firstIndex - before;
  }

  /** Gives all memory back. */
  clear(): void {
    this.#forgetUpTo(this.#nextIndex);
  }

  /** Sets the whole content, as a snapshot had it. */
  restore(
    segments: readonly Segment[],
    firstIndex: number,
    nextIndex: number,
    lastTime: number,
  ): void {
    this.clear();
    this.#segments = [...segments];
    for (const segment of segments) this.#memory.adopt(segment.memory);
    this.#firstIndex = firstIndex;
    this.#nextIndex = nextIndex;
    this.#lastTime = lastTime;
    this.#headTime = firstIndex < nextIndex ? this.timeOf(firstIndex) : 0;
  }

  #forgetUpTo(index: number): void {
    while ((this.#segments[0]?.nextIndex ?? Infinity) <= index)
      this.#segments.shift()?.forget(this.#memory);
    this.#firstIndex = index;
    this.#headTime = index < this.#nextIndex ? this.timeOf(index) : 0;
  }

  #grow(time: number, room: number, last: Segment | undefined): Segment {
    last?.seal(this.#memory);
    // Half as much again each time: the newest segment is at most a third of all, before 1 MiB.
    const usual =
      last === undefined
        ? SMALLEST_SEGMENT
        : Math.min(LARGEST_SEGMENT, Math.ceil(last.memory.length * 1.5));
    const bytes = this.#memory.take(Math.max(SMALLEST_SEGMENT, usual, room));
    const segment = new Segment(this.#nextIndex, time, bytes);
    this.#segments.push(segment);
    return segment;
  }

  /** The position of the segment that holds `index`. */
  #find(index: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#segments[middle] as Segment).nextIndex <= index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
