import { encodeBase64 } from '../../base/base64.ts';
import type { Random } from '../../base/random.ts';

/** A request id in the form of a UUID, version 4. */
export function requestId(random: Random): string {
  const hex = [0, 1, 2, 3].map(() => random.uint32().toString(16).padStart(8, '0')).join('');
  const variant = '89ab'.charAt(random.below(4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const EXTENDED_ID_WORDS = 18;

/** The extended request id, `x-amz-id-2`: 72 bytes in base64. */
export function extendedRequestId(random: Random): string {
  const words = new Uint32Array(EXTENDED_ID_WORDS);
  for (let i = 0; i < EXTENDED_ID_WORDS; i += 1) words[i] = random.uint32();
  return encodeBase64(new Uint8Array(words.buffer));
}
