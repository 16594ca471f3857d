import { z } from 'zod';

/** Epoch ms, counts and indexes. */
const whole = z.number().int().nonnegative();
const hashKey = z.string().regex(/^(0|[1-9]\d{0,38})$/);
const tags = z.array(z.tuple([z.string(), z.string()]));

const shardMeta = z.strictObject({
  start: hashKey,
  end: hashKey,
  /** Epoch seconds. */
  createdAt: whole,
  openedAt: z.number().nonnegative(),
  parent: whole.optional(),
  adjacentParent: whole.optional(),
  closedAt: z.number().nonnegative().optional(),
  /** Sequence index of the next record. */
  nextIndex: whole.min(1),
  lastTime: z.number().nonnegative(),
  /** Sequence index of the oldest record among the chunks; absent in what was kept earlier. */
  keptFrom: whole.min(1).optional(),
});

const consumerMeta = z.strictObject({
  name: z.string(),
  createdAt: z.number().nonnegative(),
  tags,
  policy: z.string().optional(),
});

/** A stream without its records. Shards are in the order of their index. */
export const streamMetaSchema = z.strictObject({
  version: z.literal(1),
  serial: whole,
  name: z.string().regex(/^[a-zA-Z0-9_.-]{1,128}$/),
  createdAt: z.number().nonnegative(),
  mode: z.enum(['PROVISIONED', 'ON_DEMAND']),
  retentionHours: whole.min(24).max(8760),
  maxRecordKiB: whole.min(1024).max(10240),
  encryption: z.strictObject({ type: z.enum(['NONE', 'KMS']), keyId: z.string().optional() }),
  distribution: z.enum(['AUTO', 'USER_PARTITION_KEY']),
  warmThroughputMiBps: whole.optional(),
  tags,
  monitoring: z.array(z.string()),
  policy: z.string().optional(),
  consumers: z.array(consumerMeta),
  trimmedEarly: whole,
  notKept: whole,
  offsetMs: z.number().nonnegative(),
  /** Epoch ms at which what is limited per day was done. */
  history: z.record(z.string(), z.array(z.number())),
  growsAfter: z.number(),
  /** Shards of a stream that was still being created. */
  pendingShards: whole.max(20_000),
  shards: z.array(shardMeta),
});
export type StreamMeta = z.infer<typeof streamMetaSchema>;

export const accountMetaSchema = z.strictObject({
  version: z.literal(1),
  billingCommitment: z.strictObject({
    status: z.enum(['ENABLED', 'DISABLED', 'ENABLED_UNTIL_EARLIEST_ALLOWED_END']),
    startedAt: z.number().optional(),
    endedAt: z.number().optional(),
    earliestAllowedEndAt: z.number().optional(),
  }),
});
export type AccountMeta = z.infer<typeof accountMetaSchema>;

/** Records of one segment, or of a part of it, without their bytes. */
export const chunkMetaSchema = z.strictObject({
  serial: whole,
  shard: whole,
  /** Index of the segment's first record: parts of one segment are joined again. */
  segment: whole.min(1),
  firstIndex: whole.min(1),
  count: whole.min(1),
  /** Arrival of the first record, epoch ms. */
  firstTime: z.number().nonnegative(),
});
type ChunkMeta = z.infer<typeof chunkMetaSchema>;
export type Chunk = ChunkMeta & { readonly bytes: Uint8Array };

/** What is wrong with something that was kept: the first thing that is. */
export function schemaProblem({ issues: [first] }: z.ZodError): string {
  return `${first?.path.join('.') || 'all of it'}: ${first?.message}`;
}

/** Everything that is kept: plain data, fit for structured clone. */
export interface Snapshot {
  readonly account: AccountMeta;
  readonly streams: readonly StreamMeta[];
  readonly chunks: readonly Chunk[];
}
