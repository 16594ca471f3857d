import { errorMessage } from '../../../base/error-message.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { STREAM_NAME_MAX_LENGTH } from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { Account } from '../account.ts';
import type { Stream } from '../stream.ts';
import { byShard, restoreStream } from './restore-stream.ts';
import {
  schemaProblem,
  streamMetaSchema,
  type Chunk,
  type Snapshot,
  type StreamMeta,
} from './schema.ts';
import { withoutUndefined } from './without-undefined.ts';

/**
 * Makes the account hold what the snapshot has, in place of what it has. A stream that was
 * being created is created; one that was being updated is as it was before; one that was
 * being deleted is gone. On an error nothing is changed.
 */
export function restoreSnapshot(account: Account, snapshot: Snapshot): Result<void, string> {
  const read = readStreams(account, snapshot, ({ name, serial }) => ({
    name,
    serial: account.freeSerial(serial),
  }));
  if (!read.ok) return read;
  for (const stream of account.streams.values()) account.removeStream(stream);
  account.billingCommitment = withoutUndefined(snapshot.account.billingCommitment);
  adopt(account, read.value);
  return ok(undefined);
}

/**
 * Adds what the snapshot has to what the account has. A stream whose name is taken gets another
 * one. On an error nothing is changed.
 * @returns the names that the added streams have
 */
export function addSnapshot(
  account: Account,
  snapshot: Snapshot,
): Result<readonly string[], string> {
  const taken = new Set([...account.streams.keys(), ...snapshot.streams.map(({ name }) => name)]);
  const read = readStreams(account, snapshot, ({ name }) => {
    const free = account.streams.has(name) ? freeName(name, taken) : name;
    taken.add(free);
    return { name: free, serial: account.nextSerial() };
  });
  if (!read.ok) return read;
  adopt(account, read.value);
  return ok(read.value.map(({ name }) => name));
}

function readStreams(
  account: Account,
  snapshot: Snapshot,
  identify: (meta: StreamMeta) => Pick<StreamMeta, 'name' | 'serial'>,
): Result<readonly Stream[], string> {
  const streams: Stream[] = [];
  const chunks = bySerial(snapshot.chunks);
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
      const { name, serial } = identify(meta);
      streams.push(
        restoreStream(account, { ...meta, name }, byShard(chunks.get(meta.serial) ?? []), serial),
      );
    } catch (thrown) {
      for (const stream of streams) stream.discard();
      return err(`stream ${meta.name}: ${errorMessage(thrown)}`);
    }
  }
  return ok(streams);
}

function adopt(account: Account, streams: readonly Stream[]): void {
  for (const stream of streams) account.adopt(stream);
  if (account.storage.allocated > account.maxBytes) account.enforceMaxBytes();
}

/** The name with a number behind it that no other stream has. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n += 1) {
    const free = `${name.slice(0, STREAM_NAME_MAX_LENGTH - `-${n}`.length)}-${n}`;
    if (!taken.has(free)) return free;
  }
}

/** One pass over all: a file may hold 100,000 streams. */
function bySerial(chunks: readonly Chunk[]): ReadonlyMap<number, readonly Chunk[]> {
  const streams = new Map<number, Chunk[]>();
  for (const chunk of chunks) {
    const own = streams.get(chunk.serial);
    if (own === undefined) streams.set(chunk.serial, [chunk]);
    else own.push(chunk);
  }
  return streams;
}
