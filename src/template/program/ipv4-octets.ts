/** 0 to 255 in decimal with a dot after it, as four bytes, the first one lowest. */
export const OCTETS = new Int32Array(256);
/** How many of the four count. */
export const OCTET_LENGTHS = new Uint8Array(256);
for (let i = 0; i < 256; i += 1) {
  const digits = `${i}.`;
  OCTET_LENGTHS[i] = digits.length;
  for (let j = 3; j >= 0; j -= 1) OCTETS[i] = ((OCTETS[i] ?? 0) << 8) | (digits.charCodeAt(j) || 0);
}
