import { z } from 'zod';
import { errorMessage } from '../../../base/error-message.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { Account } from '../account.ts';
import type { Stream } from '../stream.ts';
import { Journal, segmentKey, type Saved } from './journal.ts';
import { byShard, restoreStream } from './restore-stream.ts';
import {
  accountMetaSchema,
  chunkMetaSchema,
  schemaProblem,
  streamMetaSchema,
  type Chunk,
  type StreamMeta,
} from './schema.ts';
import { partsOf } from './segment-parts.ts';
import { withoutUndefined } from './without-undefined.ts';

/** What a store holds, row by row. Nothing in it is trusted: anything may have damaged it. */
export interface KeptRows {
  /** `undefined`: there is none. */
  readonly account: unknown;
  /** By their key, which is the stream's serial. */
  readonly streams: ReadonlyMap<unknown, unknown>;
  /** By their key, which begins with the stream's serial and a slash. */
  readonly chunks: ReadonlyMap<string, unknown>;
}

/** Something that is kept and cannot be read. It is left as it is. */
export interface Unread {
  /** The account's row, or the key of a stream's row. */
  readonly of: 'account' | { readonly stream: unknown };
  /** What the stream is called, as far as that can be told. */
  readonly name: string | undefined;
  /** What is wrong, in words. */
  readonly why: string;
}

export interface Revived {
  /** Knows what the store holds. */
  readonly journal: Journal;
  readonly unread: readonly Unread[];
}

interface Keyed {
  readonly key: string;
  readonly chunk: Chunk;
}

const NEWER = 'a newer version of Shardlab kept it';
const rowVersion = z.looseObject({ version: z.number() });
const rowName = z.looseObject({ name: z.string() });
const chunkSchema = chunkMetaSchema.extend({ bytes: z.instanceof(Uint8Array) });

/**
 * Brings back what was kept into an account without streams, each stream by itself: one that
 * cannot be read takes no other with it, and no new stream ever gets its key.
 */
export function revive(account: Account, rows: KeptRows): Revived {
  const unread: Unread[] = [];
  const saved = new Map<number, Saved>();
  const stale: string[] = [];
  const chunks = byStream(rows.chunks);
  const leave = (of: Unread['of'], name: string | undefined, why: string): void => {
    unread.push({ of, name, why });
    if (of !== 'account') account.reserveSerial(Number(of.stream));
  };
  if (rows.account !== undefined) {
    const read = readRow(accountMetaSchema, rows.account);
    if (read.ok) account.billingCommitment = withoutUndefined(read.value.billingCommitment);
    else leave('account', undefined, read.error);
  }
  for (const [key, row] of rows.streams) {
    const mine = chunks.get(String(key)) ?? [];
    chunks.delete(String(key));
    const read = reviveStream(account, key, row, mine);
    if (read.ok) {
      account.adopt(read.value.stream);
      saved.set(read.value.stream.identity.serial, read.value.saved);
      stale.push(...read.value.stale);
    } else leave({ stream: key }, rowName.safeParse(row).data?.name, read.error);
  }
  for (const key of chunks.keys())
    leave({ stream: key }, undefined, 'the settings of the stream are missing');
  if (account.storage.allocated > account.maxBytes) account.enforceMaxBytes();
  return { journal: new Journal(account, saved, stale), unread };
}

function reviveStream(
  account: Account,
  key: unknown,
  row: unknown,
  rows: readonly (readonly [string, unknown])[],
): Result<{ stream: Stream; saved: Saved; stale: readonly string[] }, string> {
  const read = readRow(streamMetaSchema, row);
  if (!read.ok) return read;
  const meta: StreamMeta = read.value;
  if (meta.serial !== key) return err('its row and its key have different numbers');
  if (account.streams.has(meta.name)) return err('another stream has the same name');
  const keyed: Keyed[] = [];
  for (const [chunkKey, value] of rows) {
    const chunk = chunkSchema.safeParse(value);
    if (!chunk.success) return err(`some of its records: ${schemaProblem(chunk.error)}`);
    keyed.push({ key: chunkKey, chunk: chunk.data });
  }
  try {
    const shards = byShard(keyed.map(({ chunk }) => chunk));
    const stream = restoreStream(account, meta, shards, meta.serial);
    return ok({ stream, ...savedOf(stream, meta, keyed) });
  } catch (thrown) {
    return err(errorMessage(thrown));
  }
}

/** What a revived stream has in the store, and which keys nothing needs any more. */
function savedOf(
  stream: Stream,
  meta: StreamMeta,
  keyed: readonly Keyed[],
): { saved: Saved; stale: readonly string[] } {
  const left = new Set(keyed);
  const segments: Saved['segments'] = new Map();
  const sorted = keyed.toSorted((a, b) => a.chunk.firstIndex - b.chunk.firstIndex);
  for (const { origin, log } of stream.shards)
    for (const segment of log.segments) {
      const mine = sorted.filter(
        ({ chunk }) =>
          chunk.shard === origin.index &&
          chunk.firstIndex >= segment.firstIndex &&
          chunk.firstIndex < segment.nextIndex,
      );
      for (const one of mine) left.delete(one);
      segments.set(segmentKey(stream, origin.index, segment), partsOf(segment, mine));
    }
  // One that was being created is now, so what is kept of it is not what it is.
  const version = meta.shards.length === 0 ? -1 : stream.version;
  return {
    saved: { version, stream, segments, notKept: 0 },
    stale: [...left].map(({ key }) => key),
  };
}

function readRow<T>(schema: z.ZodType<T>, row: unknown): Result<T, string> {
  const version = rowVersion.safeParse(row).data?.version ?? 0;
  if (version > 1) return err(NEWER);
  const read = schema.safeParse(row);
  return read.success ? ok(read.data) : err(schemaProblem(read.error));
}

function byStream(chunks: KeptRows['chunks']): Map<string, (readonly [string, unknown])[]> {
  const streams = new Map<string, (readonly [string, unknown])[]>();
  for (const row of chunks) {
    const [serial = ''] = row[0].split('/');
    const mine = streams.get(serial);
    if (mine === undefined) streams.set(serial, [row]);
    else mine.push(row);
  }
  return streams;
}
