import { expect, it } from 'vitest';
import { shardIndexIn } from './shard-name.ts';

it.each([
  ['shardId-000000000007', 7],
  ['shardId-7', 7],
  ['7', 7],
  ['s-7-x', 7],
  ['shardId-002147483647', 2_147_483_647],
  ['shardId-002147483648', undefined],
  ['seven', undefined],
  ['shardId-', undefined],
  ['shardId-7x', undefined],
  ['.7', undefined],
] as const)('%s names shard %s', (text, index) => {
  expect(shardIndexIn(text)).toBe(index);
});
