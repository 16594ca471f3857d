import { open, readFile, rename, unlink } from 'node:fs/promises';
import { z } from 'zod';
import { MAX_DATE_MS } from '../../base/date-range.ts';
import { errorMessage } from '../../base/error-message.ts';
import type { ShardCheckpoint } from '../../reader/shards/options.ts';
import { UsageError } from '../command.ts';

const checkpointFile = z.object({
  version: z.literal(1),
  stream: z.string(),
  shards: z.record(
    z.string(),
    z.union([
      z.literal('ended'),
      z.object({
        sequenceNumber: z.string().regex(/^\d{1,128}$/),
        subSequenceNumber: z.int().nonnegative().optional(),
      }),
      z.object({ timestamp: z.number().min(0).max(MAX_DATE_MS) }),
    ]),
  ),
  /** Where each shard starts; files of older versions do not say it. */
  starts: z.record(z.string(), z.string()).optional(),
});

/** How far a stream was read. */
export interface Checkpoint {
  readonly shards: Readonly<Record<string, ShardCheckpoint>>;
  /** The starting sequence number of shards, by shard id. */
  readonly starts: ReadonlyMap<string, string>;
}

export const NO_CHECKPOINT: Checkpoint = { shards: {}, starts: new Map() };

/** What was kept for `stream`, or nothing when there is no file yet. @throws UsageError */
export async function readCheckpoint(path: string, stream: string): Promise<Checkpoint> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')
      return NO_CHECKPOINT;
    throw new UsageError(`--checkpoint: ${errorMessage(thrown)}`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UsageError(`--checkpoint: ${path} is not JSON`);
  }
  const checked = checkpointFile.safeParse(parsed);
  if (!checked.success) throw new UsageError(`--checkpoint: ${path} is not a checkpoint`);
  if (checked.data.stream !== stream)
    throw new UsageError(`--checkpoint: ${path} is of the stream ${checked.data.stream}`);
  const shards: Record<string, ShardCheckpoint> = {};
  for (const [shardId, kept] of Object.entries(checked.data.shards)) {
    if (kept === 'ended' || 'timestamp' in kept) shards[shardId] = kept;
    else {
      const { sequenceNumber, subSequenceNumber } = kept;
      shards[shardId] = {
        sequenceNumber,
        ...(subSequenceNumber !== undefined && { subSequenceNumber }),
      };
    }
  }
  return { shards, starts: new Map(Object.entries(checked.data.starts ?? {})) };
}

/** Before anything is read, not after it. @throws UsageError */
export async function assertCheckpointWritable(path: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await (await open(beside, 'w')).close();
    await unlink(beside);
  } catch (thrown) {
    throw new UsageError(`--checkpoint: cannot write ${path}: ${errorMessage(thrown)}`);
  }
}

/** Writes beside the file, flushes, and renames: whoever looks sees the old one or the new one. */
export async function writeCheckpoint(
  path: string,
  stream: string,
  { shards, starts }: Checkpoint,
): Promise<void> {
  const kept = { version: 1, stream, shards, starts: Object.fromEntries(starts) };
  const beside = `${path}.${process.pid}.tmp`;
  const file = await open(beside, 'w');
  try {
    await file.writeFile(`${JSON.stringify(kept, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(beside, path);
  } catch (thrown) {
    await unlink(beside).catch(() => undefined);
    throw thrown;
  }
}
