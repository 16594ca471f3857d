import { expect, test } from 'vitest';
import { evenRanges } from '../../../kinesis/hash-keys/hash-range.ts';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { locateKeys, MOST_KEYS } from './locate-keys.ts';

const shards: Shard[] = evenRanges(4).map((range, i) => ({
  shardId: shardIdOf(i),
  range,
  startingSequenceNumber: '0',
}));

test('MD5, hash key and shard of known keys', () => {
  const { keys } = locateKeys('a\nuser-2\n日本', shards);
  expect(keys).toEqual([
    {
      key: 'a',
      md5: '0cc175b9c0f1b6a831c399e269772661',
      hashKey: 16955237001963240173058271559858726497n,
      shardId: shardIdOf(0),
    },
    {
      key: 'user-2',
      md5: '3d58ce20fe802793e0b221905baa60b3',
      hashKey: 81544010656874607678696621737415172275n,
      shardId: shardIdOf(0),
    },
    {
      key: '日本',
      md5: '4dbed2e657457884e67137d3514119b3',
      hashKey: 103341369634063465466164320543046703539n,
      shardId: shardIdOf(1),
    },
  ]);
});

test('empty lines are no keys; a space is one', () => {
  expect(locateKeys('\n \n\n', shards).keys.map(({ md5 }) => md5)).toEqual([
    '7215ee9c7d9dc229d2921a40e899ec5f',
  ]);
});

test('a key that is too long is named', () => {
  const { keys, problems } = locateKeys(`${'x'.repeat(257)}\nok`, shards);
  expect(keys).toHaveLength(1);
  expect(problems).toEqual([
    '"xxxxxxxxxxxxxxxxxxxxxxxx…" has 257 characters; a partition key has at most 256.',
  ]);
});

test('what is beyond the most is counted', () => {
  const text = Array.from({ length: MOST_KEYS + 5 }, (_, i) => `k${i}`).join('\n');
  expect(locateKeys(text, shards).left).toBe(5);
});

test('a gap in the listing leaves keys without a shard', () => {
  expect(locateKeys('a', shards.slice(1)).keys[0]?.shardId).toBeUndefined();
  expect(locateKeys('日本', shards.slice(1)).keys[0]?.shardId).toBe(shardIdOf(1));
});
