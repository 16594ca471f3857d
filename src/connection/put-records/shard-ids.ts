const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** As many as the largest streams have: an emulator's fancies shall not fill the memory. */
const MOST_SHARDS = 20_000;
const byText = new Map<string, string>();
let last = '';

/**
 * The same string for the same shard, however often a reply names it: what looks it up or
 * compares it later need not read it again, which is 0.1 µs a record.
 */
export function shardIdKept(shardId: string): string {
  if (shardId === last) return last;
  const found = byText.get(shardId);
  if (found === undefined && byText.size < MOST_SHARDS) byText.set(shardId, shardId);
  last = found ?? shardId;
  return last;
}

/** The last one with each hash. */
const byHash = new Map<number, string>();

/** {@link shardIdKept} of an id that lies in bytes, which becomes no text when it is known. */
export function shardIdIn(bytes: Uint8Array, start: number, length: number): string {
  let hash = length;
  for (let i = start; i < start + length; i += 1)
    hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  const known = byHash.get(hash);
  if (known !== undefined && spells(known, bytes, start, length)) return known;
  const shardId = shardIdKept(utf8.decode(bytes.subarray(start, start + length)));
  if (byHash.size < MOST_SHARDS) byHash.set(hash, shardId);
  return shardId;
}

function spells(text: string, bytes: Uint8Array, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let i = 0; i < length; i += 1) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
