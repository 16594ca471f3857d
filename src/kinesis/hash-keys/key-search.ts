import { hashKeyOf } from './hash-key.ts';
import type { HashKeyRange } from './hash-range.ts';

export interface FoundKeys {
  readonly keys: readonly string[];
  /** How many keys were tried. */
  readonly tried: number;
}

/** 200,000 keys take about a tenth of a second. */
const KEY_SEARCH_LIMIT = 200_000;

/**
 * Partition keys `prefix1`, `prefix2`, … whose hash key lies in a range. A shard that
 * owns one part in a million of the hash space needs a million tries: fewer keys than
 * asked for may come back.
 */
export function findKeys(
  range: HashKeyRange,
  count: number,
  prefix: string,
  limit = KEY_SEARCH_LIMIT,
): FoundKeys {
  const keys: string[] = [];
  let tried = 0;
  while (keys.length < count && tried < limit) {
    tried += 1;
    const key = `${prefix}${tried}`;
    const hash = hashKeyOf(key);
    if (range.start <= hash && hash <= range.end) keys.push(key);
  }
  return { keys, tried };
}
