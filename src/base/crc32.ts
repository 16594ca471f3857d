const TABLE = new Int32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let word = byte;
  for (let bit = 0; bit < 8; bit += 1) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
  TABLE[byte] = word;
}

/** CRC-32 (IEEE 802.3) of `bytes` from `start` to `end`, as an unsigned number. */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let word = -1;
  for (let i = start; i < end; i += 1) {
    word = (word >>> 8) ^ (TABLE[(word ^ (bytes[i] as number)) & 255] as number);
  }
  return (word ^ -1) >>> 0;
}
