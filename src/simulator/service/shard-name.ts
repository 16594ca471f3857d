const HIGHEST_INDEX = 2_147_483_647;

/**
 * The number of the shard that a text names, if it names one. The service reads the digits
 * after the first hyphen, or those that stand alone, with zeros or without (kinesalite, which
 * was compared with it): `shardId-000000000007`, `shard-7` and `7` are one shard.
 */
export function shardIndexIn(text: string): number | undefined {
  const match = /^(?:(\d+)|[^-]*-(\d+)(?:-.*)?)$/.exec(text);
  const index = Number(match?.[1] ?? match?.[2]);
  return index <= HIGHEST_INDEX ? index : undefined;
}
