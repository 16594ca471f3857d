import { err, ok, type Result } from '../../base/result.ts';
import { md5Words } from './md5.ts';

/** Hash keys are unsigned 128-bit integers; this is the largest, 2^128 − 1. */
export const MAX_HASH_KEY = (1n << 128n) - 1n;

const words = new Uint32Array(4);

/** Four big-endian 32-bit words to one 128-bit integer. */
export function hashKeyFromWords(from: Uint32Array): bigint {
  let value = 0n;
  for (let i = 0; i < 4; i += 1) value = (value << 32n) | BigInt(from[i] as number);
  return value;
}

/** Writes a 128-bit integer as four big-endian 32-bit words. */
export function hashKeyToWords(hashKey: bigint, out: Uint32Array): void {
  out[0] = Number((hashKey >> 96n) & 0xffffffffn);
  out[1] = Number((hashKey >> 64n) & 0xffffffffn);
  out[2] = Number((hashKey >> 32n) & 0xffffffffn);
  out[3] = Number(hashKey & 0xffffffffn);
}

/**
 * The hash key of a partition key: MD5 of its UTF-8, read as a big-endian integer
 * (docs/kinesis.md#hash-key-of-a-partition-key).
 */
export function hashKeyOf(partitionKey: string): bigint {
  md5Words(partitionKey, words);
  return hashKeyFromWords(words);
}

/** Reads an `ExplicitHashKey` or a shard boundary: a decimal integer in [0, 2^128 − 1]. */
export function parseHashKey(text: string): Result<bigint, string> {
  if (!/^(0|[1-9]\d{0,38})$/.test(text))
    return err(`"${text}" is not a hash key: write a whole number without sign or leading zeros.`);
  const value = BigInt(text);
  if (value > MAX_HASH_KEY)
    return err(`${text} is larger than the largest hash key, 2^128 − 1 (${MAX_HASH_KEY}).`);
  return ok(value);
}
