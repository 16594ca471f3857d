import { LastView } from '../../base/last-view.ts';

/** Words of 32 bits in a digest. */
export const DIGEST_WORDS = 2;

/** 64 bits of a record's key and data as hexadecimal, so that a reader can find it again. */
export function recordDigest(partitionKey: string, data: Uint8Array): string {
  const words = new Uint32Array(DIGEST_WORDS);
  digestInto(partitionKey, data, words, 0);
  return hexDigest(words, 0);
}

/** Records lie one after another in few buffers. */
const views = new LastView();

/**
 * Two 32-bit multiply-and-xor lanes, over every other word of 4 bytes each, so that a processor
 * works on both at once; mixed with each other at the end. Each step can be undone, so records
 * that differ in one word differ in their digest. Guards against accidents, not foes.
 */
export function digestInto(
  partitionKey: string,
  data: Uint8Array,
  out: Uint32Array,
  at: number,
): void {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  // Four UTF-16 units at a time, two to a lane; the rest one by one.
  const units = partitionKey.length;
  const quads = units & ~3;
  for (let i = 0; i < quads; i += 4) {
    a = step(a, partitionKey.charCodeAt(i) | (partitionKey.charCodeAt(i + 1) << 16));
    b = step(b, partitionKey.charCodeAt(i + 2) | (partitionKey.charCodeAt(i + 3) << 16));
  }
  for (let i = quads; i < units; i += 1) a = step(a, partitionKey.charCodeAt(i));
  a = step(a, units);
  const words = views.of(data);
  const start = data.byteOffset;
  const whole = data.length & ~7;
  for (let i = start, end = start + whole; i < end; i += 8) {
    a = step(a, words.getInt32(i, true));
    b = step(b, words.getInt32(i + 4, true));
  }
  for (let i = whole; i < data.length; i += 1) a = step(a, data[i] as number);
  b = step(b, data.length);
  a ^= Math.imul(b ^ (b >>> 15), 0x2c1b3c6d);
  b ^= Math.imul(a ^ (a >>> 13), 0x297a2d39);
  a ^= Math.imul(b ^ (b >>> 16), 0x85ebca6b);
  out[at] = a;
  out[at + 1] = b;
}

function step(lane: number, word: number): number {
  const mixed = Math.imul(lane ^ word, 0x01000193);
  return mixed ^ (mixed >>> 13);
}

export function hexDigest(words: Uint32Array, at: number): string {
  return [words[at], words[at + 1]]
    .map((word) => (word as number).toString(16).padStart(8, '0'))
    .join('');
}
