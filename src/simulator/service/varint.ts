/** Whole numbers in seven bits a byte, lowest first; up to 2^53. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value;
  let pos = at;
  while (rest >= 128) {
    bytes[pos] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
    pos += 1;
  }
  bytes[pos] = rest;
  return pos + 1;
}

export function readVarint(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 128) return first;
  let value = first & 127;
  let factor = 128;
  for (let pos = at + 1; pos < bytes.length; pos += 1) {
    const byte = bytes[pos] as number;
    value += (byte & 127) * factor;
    if (byte < 128) break;
    factor *= 128;
  }
  return value;
}

/** The position after `count` varints. */
export function skipVarints(bytes: Uint8Array, at: number, count: number): number {
  let pos = at;
  for (let i = 0; i < count; i += 1) {
    while ((bytes[pos] as number) >= 128) pos += 1;
    pos += 1;
  }
  return pos;
}
