import { hashKeyOf } from '../../../kinesis/hash-keys/hash-key.ts';
import { isPartition } from '../../../kinesis/hash-keys/hash-range.ts';
import { PARTITION_KEY_MAX_LENGTH } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { ShardMap } from '../../../kinesis/shards/shard-map.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';

/** Where a partition key goes, and by what arithmetic. */
export interface LocatedKey {
  readonly key: string;
  /** 32 hexadecimal digits. */
  readonly md5: string;
  readonly hashKey: bigint;
  /** Absent while the open shards have a gap there. */
  readonly shardId?: string;
}

export interface LocatedKeys {
  readonly keys: readonly LocatedKey[];
  /** Lines that are no partition key, in words. */
  readonly problems: readonly string[];
  /** Lines beyond the most that are looked at. */
  readonly left: number;
}

export const MOST_KEYS = 1000;

/**
 * One partition key a line, as typed: spaces count.
 * @param open the open shards
 */
export function locateKeys(text: string, open: readonly Shard[]): LocatedKeys {
  const lines = text.split('\n').filter((line) => line !== '');
  const shardOf = router(open);
  const keys: LocatedKey[] = [];
  const problems: string[] = [];
  for (const key of lines.slice(0, MOST_KEYS)) {
    if (key.length > PARTITION_KEY_MAX_LENGTH) {
      problems.push(
        `"${key.slice(0, 24)}…" has ${key.length} characters; a partition key has at most ${PARTITION_KEY_MAX_LENGTH}.`,
      );
      continue;
    }
    const hashKey = hashKeyOf(key);
    const shardId = shardOf(hashKey);
    keys.push({
      key,
      md5: hashKey.toString(16).padStart(32, '0'),
      hashKey,
      ...(shardId !== undefined && { shardId }),
    });
  }
  return { keys, problems, left: Math.max(0, lines.length - MOST_KEYS) };
}

/** While a stream is being made or resharded, a listing may have gaps for a moment. */
function router(open: readonly Shard[]): (hashKey: bigint) => string | undefined {
  const sorted = open.toSorted((a, b) => (a.range.start < b.range.start ? -1 : 1));
  if (!isPartition(sorted.map(({ range }) => range)))
    return (hashKey) =>
      open.find(({ range }) => range.start <= hashKey && hashKey <= range.end)?.shardId;
  const map = new ShardMap(sorted.map(({ range }) => range));
  return (hashKey) => sorted[map.shardOfHash(hashKey)]?.shardId;
}
