import { SHORT_WORD, type WordList } from './word-list.ts';

/** 0 to 255 in decimal with a dot after it, as four bytes, the first one lowest. */
const OCTETS = new Int32Array(256);
/** How many of the four count. */
const OCTET_LENGTHS = new Uint8Array(256);
for (let i = 0; i < 256; i += 1) {
  const digits = `${i}.`;
  OCTET_LENGTHS[i] = digits.length;
  for (let j = 3; j >= 0; j -= 1) OCTETS[i] = ((OCTETS[i] ?? 0) << 8) | (digits.charCodeAt(j) || 0);
}

/** Writers so simple that a run of them can be one loop instead of a call each. */
export type Fusable =
  /** A uniform whole number, `low` to `low + count - 1`, all from 0 to 2^30 - 1. */
  | { readonly kind: 'integer'; readonly low: number; readonly count: number }
  /** One of a list's words; a fixed text is a list of one. */
  | { readonly kind: 'words'; readonly words: WordList }
  /** One of a list's words by weight; `bounds` are the sums of the weights up to each. */
  | { readonly kind: 'weighted'; readonly words: WordList; readonly bounds: Float64Array }
  /** `count` bytes, each from `first` to `first + choices - 1`. */
  | {
      readonly kind: 'run';
      readonly first: number;
      readonly choices: number;
      readonly count: number;
    }
  /** Four octets in decimal. */
  | { readonly kind: 'ipv4' }
  /** One after another. */
  | { readonly kind: 'sequence'; readonly parts: readonly Fusable[] }
  /** One of these, each equally likely. */
  | { readonly kind: 'oneOf'; readonly branches: readonly Fusable[] };

/** A list of one word: nothing is drawn for it. */
const TEXT = 0;
const WORDS = 1;
const WEIGHTED = 2;
const INTEGER = 3;
const ONE_OF = 4;
const IPV4 = 5;
const JUMP = 6;
const RUN = 7;
/** Numbers per operation: its kind and three operands. */
const STRIDE = 4;
/** Up to here a word is copied 16 bytes at a time: less than what a call into the engine costs. */
const COPIED = 128;

/** Operations, what they draw from, and how many bytes they may touch at most. */
export interface Program {
  readonly codes: Int32Array;
  readonly lists: readonly WordList[];
  readonly bounds: readonly Float64Array[];
  /** Where the branches of each choice begin. */
  readonly targets: Int32Array;
  readonly longest: number;
}

/** Turns what can be fused into operations. */
export class Operations {
  readonly #codes: number[] = [];
  readonly #lists: WordList[] = [];
  readonly #bounds: Float64Array[] = [];
  readonly #targets: number[] = [];
  #longest = 0;

  add(fuse: Fusable): void {
    switch (fuse.kind) {
      case 'words':
        this.#words(fuse.words.size === 1 ? TEXT : WORDS, fuse.words, fuse.words.size);
        return;
      case 'weighted':
        this.#words(WEIGHTED, fuse.words, this.#bounds.length);
        this.#bounds.push(fuse.bounds);
        return;
      case 'integer':
        this.#add(INTEGER, fuse.low, fuse.count, 0, 10);
        return;
      case 'run':
        this.#add(RUN, fuse.first, fuse.choices, fuse.count, fuse.count);
        return;
      case 'ipv4':
        this.#add(IPV4, 0, 0, 0, 16);
        return;
      case 'sequence':
        for (const part of fuse.parts) this.add(part);
        return;
      case 'oneOf':
        this.#oneOf(fuse.branches);
    }
  }

  finish(): Program {
    return {
      codes: Int32Array.from(this.#codes),
      lists: this.#lists,
      bounds: this.#bounds,
      targets: Int32Array.from(this.#targets),
      // The last word is copied 16 bytes at a time, and may touch what comes after it.
      longest: this.#longest + SHORT_WORD,
    };
  }

  #words(kind: number, words: WordList, b: number): void {
    this.#add(kind, this.#lists.length, b, 0, words.longest);
    this.#lists.push(words);
  }

  #oneOf(branches: readonly Fusable[]): void {
    const first = this.#targets.length;
    this.#targets.push(...branches.map(() => 0));
    this.#add(ONE_OF, first, branches.length, 0, 0);
    const before = this.#longest;
    let longest = before;
    const jumps: number[] = [];
    for (const [i, branch] of branches.entries()) {
      this.#targets[first + i] = this.#codes.length;
      this.#longest = before;
      this.add(branch);
      longest = Math.max(longest, this.#longest);
      jumps.push(this.#codes.length);
      this.#add(JUMP, 0, 0, 0, 0);
    }
    for (const jump of jumps) this.#codes[jump + 1] = this.#codes.length;
    this.#longest = longest;
  }

  #add(kind: number, a: number, b: number, c: number, longest: number): void {
    this.#codes.push(kind, a, b, c);
    this.#longest += longest;
  }
}

/**
 * Writes what the operations say. The generator is sfc32 as in `RecordRandom`; its state is
 * kept in variables meanwhile, and each draw is the one that `RecordRandom.small` makes.
 *
 * @param state the generator's four words
 * @returns where the next byte goes
 */
export function runOperations(
  { codes, lists, bounds, targets }: Program,
  target: Uint8Array,
  view: DataView,
  start: number,
  state: Int32Array,
): number {
  let s0 = state[0] as number;
  let s1 = state[1] as number;
  let s2 = state[2] as number;
  let s3 = state[3] as number;
  let drawn = 0;
  let at = start;
  const end = codes.length;
  for (let i = 0; i < end;) {
    const kind = codes[i] as number;
    const a = codes[i + 1] as number;
    const b = codes[i + 2] as number;
    i += STRIDE;
    if (kind >= JUMP) {
      if (kind === JUMP) {
        i = a;
        continue;
      }
      const stop = at + (codes[i - 1] as number);
      for (; at < stop; at += 1) {
        drawn = (((s0 + s1) | 0) + s3) | 0;
        s3 = (s3 + 1) | 0;
        s0 = s1 ^ (s1 >>> 9);
        s1 = (s2 + (s2 << 3)) | 0;
        s2 = (((s2 << 21) | (s2 >>> 11)) + drawn) | 0;
        target[at] = a + ((((drawn >>> 0) / 4294967296) * b) | 0);
      }
      continue;
    }
    let choice = 0;
    if (kind !== TEXT) {
      drawn = (((s0 + s1) | 0) + s3) | 0;
      s3 = (s3 + 1) | 0;
      s0 = s1 ^ (s1 >>> 9);
      s1 = (s2 + (s2 << 3)) | 0;
      s2 = (((s2 << 21) | (s2 >>> 11)) + drawn) | 0;
      choice = (((drawn >>> 0) / 4294967296) * b) | 0;
      if (kind > WORDS) {
        if (kind === INTEGER) {
          at = writeInteger(target, at, a + choice);
          continue;
        }
        if (kind === ONE_OF) {
          i = targets[a + choice] as number;
          continue;
        }
        if (kind === IPV4) {
          at = writeOctets(view, at, drawn);
          continue;
        }
        // Weighted: 53 bits, as `RecordRandom.next` makes them.
        const high = drawn >>> 5;
        drawn = (((s0 + s1) | 0) + s3) | 0;
        s3 = (s3 + 1) | 0;
        s0 = s1 ^ (s1 >>> 9);
        s1 = (s2 + (s2 << 3)) | 0;
        s2 = (((s2 << 21) | (s2 >>> 11)) + drawn) | 0;
        const share = (high * 67108864 + (drawn >>> 6)) / 9007199254740992;
        choice = indexAt(bounds[b] as Float64Array, share);
      }
    }
    const list = lists[a] as WordList;
    const { offsets } = list;
    let from = offsets[choice] as number;
    const length = (offsets[choice + 1] as number) - from;
    if (length > COPIED) {
      target.set(list.part(choice), at);
      at += length;
      continue;
    }
    const stop = at + length;
    const source = list.view;
    // Always 16 bytes: a loop whose length nobody can foresee costs more than what it copies.
    for (; at < stop; at += SHORT_WORD) {
      view.setInt32(at, source.getInt32(from, true), true);
      view.setInt32(at + 4, source.getInt32(from + 4, true), true);
      view.setInt32(at + 8, source.getInt32(from + 8, true), true);
      view.setInt32(at + 12, source.getInt32(from + 12, true), true);
      from += SHORT_WORD;
    }
    at = stop;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
  return at;
}

/** Where a share from 0 to 1 of the whole weight falls. Bounds of no weight are equal to those before. */
export function indexAt(bounds: Float64Array, share: number): number {
  const last = bounds.length - 1;
  const at = share * (bounds[last] as number);
  for (let i = 0; i < last; i += 1) if (at < (bounds[i] as number)) return i;
  return last;
}

/** Four bytes an octet, whatever its length: the next one overwrites what is too much. */
export function writeOctets(view: DataView, start: number, word: number): number {
  let at = start;
  for (let shift = 24; shift >= 0; shift -= 8) {
    const octet = (word >>> shift) & 255;
    view.setInt32(at, OCTETS[octet] as number, true);
    at += OCTET_LENGTHS[octet] as number;
  }
  return at - 1;
}

/** @param value from 0 to 2^30 - 1 */
function writeInteger(target: Uint8Array, start: number, value: number): number {
  let digits = 1;
  for (let bound = 10; value >= bound; bound *= 10) digits += 1;
  const end = start + digits;
  let rest = value | 0;
  for (let at = end - 1; at >= start; at -= 1) {
    const quotient = (rest / 10) | 0;
    target[at] = 48 + rest - quotient * 10;
    rest = quotient;
  }
  return end;
}
