import { expect, test } from 'vitest';
import { limitReached } from './limit-exceeded.ts';

test.each([
  ['Rate exceeded for stream lab under account 111111111111.', 'rate'],
  [
    'This request would exceed the shard limit for the account 111111111111 in us-east-1. Current shard count for the account: 200.',
    'quota',
  ],
  [
    'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 1 Target shard count: 4',
    'step',
  ],
  [
    'UpdateShardCount cannot be called more than 10 times in a rolling 24-hour period on stream lab under account 1.',
    'day',
  ],
  [
    'This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING for the account 1. Limit: 5.',
    'creating',
  ],
  ['Limit of 20 registered consumers exceeded for stream lab under account 1.', 'quota'],
])('%s', (message, limit) => {
  expect(limitReached(message)).toBe(limit);
});
