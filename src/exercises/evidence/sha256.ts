import { encodeUtf8 } from '../../base/utf8.ts';

/** First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const K = new Uint32Array(64);
/** The same of the square roots of the first 8. */
const START = new Uint32Array(8);

/** Computed exactly with integers: floor(root × 2^32) mod 2^32. */
function fillConstants(): void {
  let prime = 2;
  for (let found = 0; found < 64; prime += 1) {
    let isPrime = true;
    for (let d = 2; d * d <= prime; d += 1) if (prime % d === 0) isPrime = false;
    if (!isPrime) continue;
    K[found] = Number(root(BigInt(prime) << 96n, 3n) & 0xffffffffn);
    if (found < 8) START[found] = Number(root(BigInt(prime) << 64n, 2n) & 0xffffffffn);
    found += 1;
  }
}

/** The whole part of the n-th root, by halving. */
function root(of: bigint, n: bigint): bigint {
  let low = 0n;
  let high = 1n << 64n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** n <= of) low = middle;
    else high = middle;
  }
  return low;
}

fillConstants();

/**
 * SHA-256 of a text's UTF-8, in 64 hexadecimal digits. WebCrypto is missing on pages
 * that come over plain HTTP, as in a class room, so it is done here.
 */
export function sha256(text: string): string {
  const bytes = encodeUtf8(text);
  const padded = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const hash = START.slice();
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(at + i * 4);
    compress(hash, w);
  }
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function rotate(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

function compress(hash: Uint32Array, w: Uint32Array): void {
  const word = (i: number): number => w[i] as number;
  for (let i = 16; i < 64; i += 1) {
    const s0 = rotate(word(i - 15), 7) ^ rotate(word(i - 15), 18) ^ (word(i - 15) >>> 3);
    const s1 = rotate(word(i - 2), 17) ^ rotate(word(i - 2), 19) ^ (word(i - 2) >>> 10);
    w[i] = word(i - 16) + s0 + word(i - 7) + s1;
  }
  const [a0 = 0, b0 = 0, c0 = 0, d0 = 0, e0 = 0, f0 = 0, g0 = 0, h0 = 0] = hash;
  let [a, b, c, d, e, f, g, h] = [a0, b0, c0, d0, e0, f0, g0, h0];
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (K[i] as number) + word(i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, i) => {
    hash[i] = (hash[i] as number) + value;
  });
}
