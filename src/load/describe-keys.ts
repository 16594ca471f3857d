import type { KeyStrategy } from './key-schema.ts';

/** One sentence on what a key strategy does to a stream. */
export function describeKeyStrategy(strategy: KeyStrategy): string {
  switch (strategy.type) {
    case 'uuid':
      return 'Every record gets a random key, so MD5 spreads the records over all shards in proportion to their ranges.';
    case 'sequence':
      return 'Keys count up, and still spread evenly: MD5 scatters neighbours, so counting does not make a shard hot.';
    case 'millis':
      return 'Records due in the same millisecond share a key and so a shard; over many milliseconds all shards get their part.';
    case 'seconds':
      return 'All records of one second share a key, so at any moment one shard takes everything, though over minutes the total looks even.';
    case 'one':
      return 'One key means one shard: it takes everything and keeps the order, while all other shards stay empty.';
    case 'n':
      return `${strategy.count.toLocaleString('en')} keys are used in turn; with fewer than about 100 keys a shard, some shards get clearly more than others.`;
    case 'zipf':
      return 'A few keys are used far more than the rest, as users and products are in life, so the shards that hold them run hot.';
    case 'weights':
      return 'Your own list of keys and weights decides: each shard gets the weight of the keys that hash into it.';
    case 'template':
      return 'The key comes from a template, as in a real producer; how even it is depends on how many different keys it makes.';
    case 'shards':
      return 'Explicit hash keys visit the open shards in turn, so all get the same number of records, whatever their ranges.';
    case 'hash':
      return 'Random explicit hash keys spread the records in proportion to the ranges, as random keys do, without MD5.';
    case 'shard':
      return `Explicit hash keys inside the range of ${strategy.shardId} aim all records at it; when it is split, its children share them.`;
  }
}
