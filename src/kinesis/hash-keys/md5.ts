import { encodeUtf8 } from '../../base/utf8.ts';

/**
 * MD5 (RFC 1321). Not for security: Kinesis routes records by it, and browsers
 * have no MD5 in WebCrypto. The rounds are unrolled because every record with a
 * partition key passes through here (0.2 µs a key, a loop takes 0.35 µs). What a
 * step waits for, the newest of the four words, is added last.
 */

/** State and message words are little-endian, as RFC 1321 has them. */
function compress(state: Int32Array, words: Int32Array, at: number): void {
  const x0 = words[at + 0] as number;
  const x1 = words[at + 1] as number;
  const x2 = words[at + 2] as number;
  const x3 = words[at + 3] as number;
  const x4 = words[at + 4] as number;
  const x5 = words[at + 5] as number;
  const x6 = words[at + 6] as number;
  const x7 = words[at + 7] as number;
  const x8 = words[at + 8] as number;
  const x9 = words[at + 9] as number;
  const x10 = words[at + 10] as number;
  const x11 = words[at + 11] as number;
  const x12 = words[at + 12] as number;
  const x13 = words[at + 13] as number;
  const x14 = words[at + 14] as number;
  const x15 = words[at + 15] as number;
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let t = 0;
  t = (((a + x0 - 680876936) | 0) + (d ^ (b & (c ^ d)))) | 0;
  a = (((t << 7) | (t >>> 25)) + b) | 0;
  t = (((d + x1 - 389564586) | 0) + (c ^ (a & (b ^ c)))) | 0;
  d = (((t << 12) | (t >>> 20)) + a) | 0;
  t = (((c + x2 + 606105819) | 0) + (b ^ (d & (a ^ b)))) | 0;
  c = (((t << 17) | (t >>> 15)) + d) | 0;
  t = (((b + x3 - 1044525330) | 0) + (a ^ (c & (d ^ a)))) | 0;
  b = (((t << 22) | (t >>> 10)) + c) | 0;
  t = (((a + x4 - 176418897) | 0) + (d ^ (b & (c ^ d)))) | 0;
  a = (((t << 7) | (t >>> 25)) + b) | 0;
  t = (((d + x5 + 1200080426) | 0) + (c ^ (a & (b ^ c)))) | 0;
  d = (((t << 12) | (t >>> 20)) + a) | 0;
  t = (((c + x6 - 1473231341) | 0) + (b ^ (d & (a ^ b)))) | 0;
  c = (((t << 17) | (t >>> 15)) + d) | 0;
  t = (((b + x7 - 45705983) | 0) + (a ^ (c & (d ^ a)))) | 0;
  b = (((t << 22) | (t >>> 10)) + c) | 0;
  t = (((a + x8 + 1770035416) | 0) + (d ^ (b & (c ^ d)))) | 0;
  a = (((t << 7) | (t >>> 25)) + b) | 0;
  t = (((d + x9 - 1958414417) | 0) + (c ^ (a & (b ^ c)))) | 0;
  d = (((t << 12) | (t >>> 20)) + a) | 0;
  t = (((c + x10 - 42063) | 0) + (b ^ (d & (a ^ b)))) | 0;
  c = (((t << 17) | (t >>> 15)) + d) | 0;
  t = (((b + x11 - 1990404162) | 0) + (a ^ (c & (d ^ a)))) | 0;
  b = (((t << 22) | (t >>> 10)) + c) | 0;
  t = (((a + x12 + 1804603682) | 0) + (d ^ (b & (c ^ d)))) | 0;
  a = (((t << 7) | (t >>> 25)) + b) | 0;
  t = (((d + x13 - 40341101) | 0) + (c ^ (a & (b ^ c)))) | 0;
  d = (((t << 12) | (t >>> 20)) + a) | 0;
  t = (((c + x14 - 1502002290) | 0) + (b ^ (d & (a ^ b)))) | 0;
  c = (((t << 17) | (t >>> 15)) + d) | 0;
  t = (((b + x15 + 1236535329) | 0) + (a ^ (c & (d ^ a)))) | 0;
  b = (((t << 22) | (t >>> 10)) + c) | 0;
  t = (((a + x1 - 165796510 + (c & ~d)) | 0) + (d & b)) | 0;
  a = (((t << 5) | (t >>> 27)) + b) | 0;
  t = (((d + x6 - 1069501632 + (b & ~c)) | 0) + (c & a)) | 0;
  d = (((t << 9) | (t >>> 23)) + a) | 0;
  t = (((c + x11 + 643717713 + (a & ~b)) | 0) + (b & d)) | 0;
  c = (((t << 14) | (t >>> 18)) + d) | 0;
  t = (((b + x0 - 373897302 + (d & ~a)) | 0) + (a & c)) | 0;
  b = (((t << 20) | (t >>> 12)) + c) | 0;
  t = (((a + x5 - 701558691 + (c & ~d)) | 0) + (d & b)) | 0;
  a = (((t << 5) | (t >>> 27)) + b) | 0;
  t = (((d + x10 + 38016083 + (b & ~c)) | 0) + (c & a)) | 0;
  d = (((t << 9) | (t >>> 23)) + a) | 0;
  t = (((c + x15 - 660478335 + (a & ~b)) | 0) + (b & d)) | 0;
  c = (((t << 14) | (t >>> 18)) + d) | 0;
  t = (((b + x4 - 405537848 + (d & ~a)) | 0) + (a & c)) | 0;
  b = (((t << 20) | (t >>> 12)) + c) | 0;
  t = (((a + x9 + 568446438 + (c & ~d)) | 0) + (d & b)) | 0;
  a = (((t << 5) | (t >>> 27)) + b) | 0;
  t = (((d + x14 - 1019803690 + (b & ~c)) | 0) + (c & a)) | 0;
  d = (((t << 9) | (t >>> 23)) + a) | 0;
  t = (((c + x3 - 187363961 + (a & ~b)) | 0) + (b & d)) | 0;
  c = (((t << 14) | (t >>> 18)) + d) | 0;
  t = (((b + x8 + 1163531501 + (d & ~a)) | 0) + (a & c)) | 0;
  b = (((t << 20) | (t >>> 12)) + c) | 0;
  t = (((a + x13 - 1444681467 + (c & ~d)) | 0) + (d & b)) | 0;
  a = (((t << 5) | (t >>> 27)) + b) | 0;
  t = (((d + x2 - 51403784 + (b & ~c)) | 0) + (c & a)) | 0;
  d = (((t << 9) | (t >>> 23)) + a) | 0;
  t = (((c + x7 + 1735328473 + (a & ~b)) | 0) + (b & d)) | 0;
  c = (((t << 14) | (t >>> 18)) + d) | 0;
  t = (((b + x12 - 1926607734 + (d & ~a)) | 0) + (a & c)) | 0;
  b = (((t << 20) | (t >>> 12)) + c) | 0;
  t = (((a + x5 - 378558) | 0) + (b ^ (c ^ d))) | 0;
  a = (((t << 4) | (t >>> 28)) + b) | 0;
  t = (((d + x8 - 2022574463) | 0) + (a ^ (b ^ c))) | 0;
  d = (((t << 11) | (t >>> 21)) + a) | 0;
  t = (((c + x11 + 1839030562) | 0) + (d ^ (a ^ b))) | 0;
  c = (((t << 16) | (t >>> 16)) + d) | 0;
  t = (((b + x14 - 35309556) | 0) + (c ^ (d ^ a))) | 0;
  b = (((t << 23) | (t >>> 9)) + c) | 0;
  t = (((a + x1 - 1530992060) | 0) + (b ^ (c ^ d))) | 0;
  a = (((t << 4) | (t >>> 28)) + b) | 0;
  t = (((d + x4 + 1272893353) | 0) + (a ^ (b ^ c))) | 0;
  d = (((t << 11) | (t >>> 21)) + a) | 0;
  t = (((c + x7 - 155497632) | 0) + (d ^ (a ^ b))) | 0;
  c = (((t << 16) | (t >>> 16)) + d) | 0;
  t = (((b + x10 - 1094730640) | 0) + (c ^ (d ^ a))) | 0;
  b = (((t << 23) | (t >>> 9)) + c) | 0;
  t = (((a + x13 + 681279174) | 0) + (b ^ (c ^ d))) | 0;
  a = (((t << 4) | (t >>> 28)) + b) | 0;
  t = (((d + x0 - 358537222) | 0) + (a ^ (b ^ c))) | 0;
  d = (((t << 11) | (t >>> 21)) + a) | 0;
  t = (((c + x3 - 722521979) | 0) + (d ^ (a ^ b))) | 0;
  c = (((t << 16) | (t >>> 16)) + d) | 0;
  t = (((b + x6 + 76029189) | 0) + (c ^ (d ^ a))) | 0;
  b = (((t << 23) | (t >>> 9)) + c) | 0;
  t = (((a + x9 - 640364487) | 0) + (b ^ (c ^ d))) | 0;
  a = (((t << 4) | (t >>> 28)) + b) | 0;
  t = (((d + x12 - 421815835) | 0) + (a ^ (b ^ c))) | 0;
  d = (((t << 11) | (t >>> 21)) + a) | 0;
  t = (((c + x15 + 530742520) | 0) + (d ^ (a ^ b))) | 0;
  c = (((t << 16) | (t >>> 16)) + d) | 0;
  t = (((b + x2 - 995338651) | 0) + (c ^ (d ^ a))) | 0;
  b = (((t << 23) | (t >>> 9)) + c) | 0;
  t = (((a + x0 - 198630844) | 0) + (c ^ (b | ~d))) | 0;
  a = (((t << 6) | (t >>> 26)) + b) | 0;
  t = (((d + x7 + 1126891415) | 0) + (b ^ (a | ~c))) | 0;
  d = (((t << 10) | (t >>> 22)) + a) | 0;
  t = (((c + x14 - 1416354905) | 0) + (a ^ (d | ~b))) | 0;
  c = (((t << 15) | (t >>> 17)) + d) | 0;
  t = (((b + x5 - 57434055) | 0) + (d ^ (c | ~a))) | 0;
  b = (((t << 21) | (t >>> 11)) + c) | 0;
  t = (((a + x12 + 1700485571) | 0) + (c ^ (b | ~d))) | 0;
  a = (((t << 6) | (t >>> 26)) + b) | 0;
  t = (((d + x3 - 1894986606) | 0) + (b ^ (a | ~c))) | 0;
  d = (((t << 10) | (t >>> 22)) + a) | 0;
  t = (((c + x10 - 1051523) | 0) + (a ^ (d | ~b))) | 0;
  c = (((t << 15) | (t >>> 17)) + d) | 0;
  t = (((b + x1 - 2054922799) | 0) + (d ^ (c | ~a))) | 0;
  b = (((t << 21) | (t >>> 11)) + c) | 0;
  t = (((a + x8 + 1873313359) | 0) + (c ^ (b | ~d))) | 0;
  a = (((t << 6) | (t >>> 26)) + b) | 0;
  t = (((d + x15 - 30611744) | 0) + (b ^ (a | ~c))) | 0;
  d = (((t << 10) | (t >>> 22)) + a) | 0;
  t = (((c + x6 - 1560198380) | 0) + (a ^ (d | ~b))) | 0;
  c = (((t << 15) | (t >>> 17)) + d) | 0;
  t = (((b + x13 + 1309151649) | 0) + (d ^ (c | ~a))) | 0;
  b = (((t << 21) | (t >>> 11)) + c) | 0;
  t = (((a + x4 - 145523070) | 0) + (c ^ (b | ~d))) | 0;
  a = (((t << 6) | (t >>> 26)) + b) | 0;
  t = (((d + x11 - 1120210379) | 0) + (b ^ (a | ~c))) | 0;
  d = (((t << 10) | (t >>> 22)) + a) | 0;
  t = (((c + x2 + 718787259) | 0) + (a ^ (d | ~b))) | 0;
  c = (((t << 15) | (t >>> 17)) + d) | 0;
  t = (((b + x9 - 343485551) | 0) + (d ^ (c | ~a))) | 0;
  b = (((t << 21) | (t >>> 11)) + c) | 0;
  state[0] = ((state[0] as number) + a) | 0;
  state[1] = ((state[1] as number) + b) | 0;
  state[2] = ((state[2] as number) + c) | 0;
  state[3] = ((state[3] as number) + d) | 0;
}

const state = new Int32Array(4);
const oneBlock = new Int32Array(16);

function reset(): void {
  state[0] = 0x67452301;
  state[1] = 0xefcdab89 | 0;
  state[2] = 0x98badcfe | 0;
  state[3] = 0x10325476;
}

/** Hashes `bytes`; the digest stays in `state` until the next call. */
function hash(bytes: Uint8Array): void {
  const blocks = ((bytes.length + 8) >>> 6) + 1;
  const words = new Int32Array(blocks * 16);
  for (let i = 0; i < bytes.length; i += 1) {
    const word = i >> 2;
    words[word] = (words[word] as number) | ((bytes[i] as number) << ((i & 3) << 3));
  }
  finish(words, blocks, bytes.length);
}

function finish(words: Int32Array, blocks: number, length: number): void {
  const word = length >> 2;
  words[word] = (words[word] as number) | (0x80 << ((length & 3) << 3));
  words[blocks * 16 - 2] = (length << 3) | 0;
  words[blocks * 16 - 1] = Math.floor(length / 0x20000000);
  reset();
  for (let block = 0; block < blocks; block += 1) compress(state, words, block * 16);
}

/** Puts ASCII text of at most 55 characters into one block; false when it is something else. */
function hashShortAscii(text: string): boolean {
  const { length } = text;
  if (length > 55) return false;
  const whole = length & ~3;
  let all = 0;
  let word = 0;
  for (let i = 0; i < whole; i += 4, word += 1) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    all |= a | b | c | d;
    oneBlock[word] = a | (b << 8) | (c << 16) | (d << 24);
  }
  let last = 0;
  for (let i = whole; i < length; i += 1) {
    const code = text.charCodeAt(i);
    all |= code;
    last |= code << ((i & 3) << 3);
  }
  if (all > 127) return false;
  oneBlock[word] = last;
  for (word += 1; word < 14; word += 1) oneBlock[word] = 0;
  finish(oneBlock, 1, length);
  return true;
}

function swap(word: number): number {
  return ((word << 24) | ((word << 8) & 0xff0000) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}

/**
 * The MD5 of the UTF-8 of `text` as four big-endian unsigned words, most
 * significant first, written to `out`.
 */
export function md5Words(text: string, out: Uint32Array): void {
  if (!hashShortAscii(text)) hash(encodeUtf8(text));
  for (let i = 0; i < 4; i += 1) out[i] = swap(state[i] as number);
}

/** The 16-byte MD5 digest of `bytes`. */
export function md5(bytes: Uint8Array): Uint8Array {
  hash(bytes);
  const out = new Uint8Array(16);
  for (let i = 0; i < 16; i += 1) out[i] = (state[i >> 2] as number) >>> ((i & 3) << 3);
  return out;
}
