import type { RecordRow } from '../../../reader/store/row.ts';

/**
 * Mixes the shards among rows that arrived in the same millisecond: between shards there
 * is no order to keep, and one shard's rows in a block would look as if it got them all.
 * Within a shard the order stays.
 */
export function interleaveShards(rows: readonly RecordRow[]): RecordRow[] {
  const mixed: RecordRow[] = [];
  let at = 0;
  while (at < rows.length) {
    const arrival = rows[at]?.arrival;
    let end = at;
    while (end < rows.length && rows[end]?.arrival === arrival) end += 1;
    mixed.push(...mix(rows.slice(at, end)));
    at = end;
  }
  return mixed;
}

/** Spreads each shard's rows over the whole block, in proportion. */
function mix(block: readonly RecordRow[]): readonly RecordRow[] {
  const counts = new Map<string, number>();
  for (const { shardId } of block) counts.set(shardId, (counts.get(shardId) ?? 0) + 1);
  if (counts.size < 2) return block;
  const seen = new Map<string, number>();
  return block
    .map((row) => {
      const n = seen.get(row.shardId) ?? 0;
      seen.set(row.shardId, n + 1);
      return { row, place: (n + 0.5) / (counts.get(row.shardId) ?? 1) };
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ row }) => row);
}
