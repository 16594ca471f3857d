import { shardIdOf } from '../../kinesis/shards/shard-id.ts';
import type { ApiObject } from '../operation.ts';
import type { Account } from './account.ts';
import { shardNotFound } from './errors.ts';
import { required, textOf } from './input.ts';

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

/**
 * The whole id of the shard that a member of an input names; whether there is such a shard is
 * not asked.
 * @throws ServiceError ResourceNotFound, when it is no name of a shard
 */
export function shardIdIn(account: Account, input: ApiObject, member: string): string {
  const text = required(textOf(input, member), member);
  const index = shardIndexIn(text);
  if (index === undefined)
    throw shardNotFound(text, account.streamNameIn(input), account.accountId);
  return shardIdOf(index);
}
