import { errorMessage } from '../../../base/error-message.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { Account } from '../account.ts';
import type { Stream } from '../stream.ts';
import { byShard, restoreStream } from './restore-stream.ts';
import { schemaProblem, streamMetaSchema, type Chunk, type Snapshot } from './schema.ts';
import { withoutUndefined } from './without-undefined.ts';

/**
 * Makes the account hold what the snapshot has, in place of what it has. A stream that was
 * being created is created; one that was being updated is as it was before; one that was
 * being deleted is gone. On an error nothing is changed.
 */
export function restoreSnapshot(account: Account, snapshot: Snapshot): Result<void, string> {
  const streams: Stream[] = [];
  if (new Set(snapshot.streams.map(({ name }) => name)).size < snapshot.streams.length)
    return err('two streams have one name');
  for (const meta of snapshot.streams) {
    // What a file holds may be older than this code.
    const checked = streamMetaSchema.safeParse(meta);
    if (!checked.success) {
      for (const stream of streams) stream.discard();
      return err(`stream ${meta.name}: ${schemaProblem(checked.error)}`);
    }
    try {
      const serial = account.freeSerial(meta.serial);
      streams.push(restoreStream(account, meta, chunksOf(snapshot, meta.serial), serial));
    } catch (thrown) {
      for (const stream of streams) stream.discard();
      return err(`stream ${meta.name}: ${errorMessage(thrown)}`);
    }
  }
  for (const stream of account.streams.values()) account.removeStream(stream);
  account.billingCommitment = withoutUndefined(snapshot.account.billingCommitment);
  for (const stream of streams) account.adopt(stream);
  if (account.storage.allocated > account.maxBytes) account.enforceMaxBytes();
  return ok(undefined);
}

function chunksOf(snapshot: Snapshot, serial: number): ReadonlyMap<number, readonly Chunk[]> {
  return byShard(snapshot.chunks.filter((chunk) => chunk.serial === serial));
}
