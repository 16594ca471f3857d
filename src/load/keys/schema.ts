import { z } from 'zod';
import { PARTITION_KEY_MAX_LENGTH } from '../../kinesis/quotas-and-prices/quotas.ts';
import { notANumber } from '../profile/schema.ts';

/** Most keys in a pool; more would be no different from random keys. */
const MAX_KEYS = 1_000_000;
/** At 20 the first key already takes all but one in a million. */
const HIGHEST_ZIPF_EXPONENT = 20;

const partitionKey = z
  .string({ error: 'The partition key is missing. Enter at least one character.' })
  .min(1, { error: 'The partition key is empty. Enter at least one character.' })
  .max(PARTITION_KEY_MAX_LENGTH, {
    error: `The partition key is longer than ${PARTITION_KEY_MAX_LENGTH} characters, which Kinesis refuses. Enter a shorter one.`,
  });

const count = z
  .number({ error: (issue) => notANumber('The number of keys', issue.input) })
  .int({ error: 'The number of keys must be whole, such as 100.' })
  .min(1, { error: 'The number of keys must be 1 or more.' })
  .max(MAX_KEYS, {
    error: `The number of keys is more than ${MAX_KEYS.toLocaleString('en')}. Enter fewer, or choose random keys.`,
  });

const NO_KEYS =
  'This says of no keys how they are made. Give an object with a "type": uuid, sequence, millis, seconds, one, n, zipf, weights, template, shards, hash or shard.';

/** How each record gets its partition key. */
export const keyStrategy = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('uuid') }),
    z.strictObject({ type: z.literal('sequence') }),
    z.strictObject({ type: z.literal('millis') }),
    z.strictObject({ type: z.literal('seconds') }),
    z.strictObject({ type: z.literal('one'), key: partitionKey }),
    z.strictObject({ type: z.literal('n'), count }),
    z.strictObject({
      type: z.literal('zipf'),
      count,
      exponent: z
        .number({ error: (issue) => notANumber('The exponent', issue.input) })
        .min(0, { error: 'The exponent must be 0 (all keys alike) or more.' })
        .max(HIGHEST_ZIPF_EXPONENT, {
          error: `The exponent is above ${HIGHEST_ZIPF_EXPONENT}: one key would take all. Enter less, or choose one key.`,
        }),
    }),
    z.strictObject({
      type: z.literal('weights'),
      keys: z
        .array(z.strictObject({ key: partitionKey, weight: z.number().min(0).max(1e12) }))
        .min(1, { error: 'The list of keys is empty. Enter at least one key with its weight.' })
        .max(MAX_KEYS)
        .refine((keys) => keys.some((one) => one.weight > 0), {
          error: 'All weights are 0, so no key would be used. Give one of them a weight above 0.',
        }),
    }),
    z.strictObject({
      type: z.literal('template'),
      text: z
        .string()
        .min(1, { error: 'The template of the partition key is empty. Enter a text.' }),
    }),
    /** Explicit hash keys, the middle of each open shard in turn. */
    z.strictObject({ type: z.literal('shards') }),
    /** Random explicit hash keys. */
    z.strictObject({ type: z.literal('hash') }),
    /** Explicit hash keys inside one shard. */
    z.strictObject({
      type: z.literal('shard'),
      shardId: z
        .string()
        .min(1, { error: 'The shard is missing. Enter its id, such as shardId-000000000000.' }),
    }),
  ],
  { error: NO_KEYS },
);

export type KeyStrategy = z.output<typeof keyStrategy>;
