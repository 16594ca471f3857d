/** `shardId-` and 12 decimal digits; the number counts the shards ever made in the stream. */
export function shardIdOf(index: number): string {
  return `shardId-${String(index).padStart(12, '0')}`;
}

/** The number in a shard id, or −1 when it has another form. */
export function shardIndexOf(shardId: string): number {
  const match = /^shardId-(\d{12})$/.exec(shardId);
  return match === null ? -1 : Number(match[1]);
}

/** The short name of a shard in every view: the last four digits, `0007`. */
export function shortShardName(shardId: string): string {
  const index = shardIndexOf(shardId);
  return index < 0 ? shardId : String(index).padStart(4, '0');
}
