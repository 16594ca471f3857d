import type { Account } from '../account.ts';
import type { Segment } from '../segment.ts';
import type { Stream } from '../stream.ts';
import type { AccountMeta, Chunk, Snapshot, StreamMeta } from './schema.ts';
import {
  addPart,
  chunkOf,
  dropOldest,
  KEPT_BYTES_PER_STREAM,
  LEAST_KEPT_BYTES,
  oldestKept,
  type Part,
} from './segment-parts.ts';
import { accountMeta, streamMeta } from './stream-meta.ts';

/** What to write and what to delete, so that the store holds what the service holds. */
export interface Changes {
  readonly account: AccountMeta;
  /** Put by `serial`. */
  readonly streams: readonly StreamMeta[];
  readonly removedStreams: readonly number[];
  /** Put by key. */
  readonly chunks: readonly { readonly key: string; readonly chunk: Chunk }[];
  readonly removedChunks: readonly string[];
}

/** What of a stream is in the store. */
export interface Saved {
  /** The stream's version that was told last. */
  version: number;
  readonly stream: Stream;
  /** By shard and segment; parts in order. */
  readonly segments: Map<string, Part[]>;
  notKept: number;
}

/**
 * Follows one service and tells, again and again, what changed since it was asked last:
 * only new records are copied, so that saving often is cheap.
 */
export class Journal {
  readonly #account: Account;
  readonly #saved: Map<number, Saved>;
  #billing: unknown;
  /** Keys of chunks that were told and could not be written. */
  readonly #owed = new Set<string>();
  #owedRemovals: string[];
  #owedStreamRemovals: number[] = [];
  #mostBytes = KEPT_BYTES_PER_STREAM;

  /**
   * @param saved what the store holds already, by serial: it is not told again
   * @param stale keys of chunks in the store that nothing refers to: they are removed
   */
  constructor(
    account: Account,
    saved: ReadonlyMap<number, Saved> = new Map(),
    stale: readonly string[] = [],
  ) {
    this.#account = account;
    this.#saved = new Map(saved);
    this.#owedRemovals = [...stale];
    if (saved.size > 0) this.#billing = account.billingCommitment;
  }

  /** `undefined` when nothing changed. */
  take(): Changes | undefined {
    const chunks = new Map<string, Chunk>();
    const removedChunks = this.#owedRemovals;
    const streams: StreamMeta[] = [];
    const removedStreams = this.#owedStreamRemovals;
    this.#owedRemovals = [];
    this.#owedStreamRemovals = [];
    const live = new Map(
      [...this.#account.streams.values()]
        .filter(({ status }) => status !== 'DELETING')
        .map((stream) => [stream.identity.serial, stream]),
    );
    for (const [serial, saved] of this.#saved)
      if (live.get(serial) !== saved.stream) {
        this.#saved.delete(serial);
        removedStreams.push(serial);
        for (const parts of saved.segments.values())
          removedChunks.push(...parts.map(({ key }) => key));
      }
    for (const [serial, stream] of live) {
      const saved = this.#savedOf(serial, stream);
      if (saved.version === stream.version) continue;
      saved.version = stream.version;
      saveStream(saved, this.#owed, this.#mostBytes, chunks, removedChunks);
      streams.push(streamMeta(stream, saved.notKept, oldestKept(saved.segments)));
    }
    this.#owed.clear();
    const isSameAccount = this.#billing === this.#account.billingCommitment;
    const isSameContent = [streams, removedStreams, removedChunks].every(
      ({ length }) => length === 0,
    );
    if (isSameContent && isSameAccount) return undefined;
    this.#billing = this.#account.billingCommitment;
    return {
      account: accountMeta(this.#account),
      streams,
      removedStreams,
      chunks: [...chunks].map(([key, chunk]) => ({ key, chunk })),
      removedChunks,
    };
  }

  /** What was told could not be written: it is told again with what changes next. */
  failed({ streams, removedStreams, chunks, removedChunks }: Changes): void {
    for (const { serial } of streams) {
      const saved = this.#saved.get(serial);
      if (saved !== undefined) saved.version = -1;
    }
    for (const { key } of chunks) this.#owed.add(key);
    this.#owedRemovals.push(...removedChunks);
    this.#owedStreamRemovals.push(...removedStreams);
    this.#billing = undefined;
  }

  /** The store may have lost what it held: everything is told again. */
  storeLost(): void {
    for (const saved of this.#saved.values()) {
      saved.version = -1;
      for (const parts of saved.segments.values()) for (const { key } of parts) this.#owed.add(key);
    }
    this.#billing = undefined;
  }

  /** From now on half as much of each stream is kept, because the store has no room for it. */
  keepLess(): void {
    this.#mostBytes = Math.max(LEAST_KEPT_BYTES, this.#mostBytes / 2);
  }

  /** Bytes of this stream's records that the store has. */
  keptBytes(serial: number): number {
    let kept = 0;
    for (const parts of this.#saved.get(serial)?.segments.values() ?? [])
      for (const { key, bytes } of parts) if (!this.#owed.has(key)) kept += bytes;
    return kept;
  }

  #savedOf(serial: number, stream: Stream): Saved {
    const saved = this.#saved.get(serial) ?? {
      version: -1,
      stream,
      segments: new Map(),
      notKept: 0,
    };
    this.#saved.set(serial, saved);
    return saved;
  }
}

/** All at once: what a journal tells first. */
export function takeSnapshot(account: Account): Snapshot {
  const changes = new Journal(account).take();
  return {
    account: accountMeta(account),
    streams: changes?.streams ?? [],
    chunks: changes?.chunks.map(({ chunk }) => chunk) ?? [],
  };
}

/** What the keys of a segment's chunks begin with. */
export function segmentKey(stream: Stream, shard: number, { firstIndex }: Segment): string {
  return `${stream.identity.serial}/${shard}/${firstIndex}`;
}

/**
 * @param owed keys of chunks that the store does not have, though they were told
 * @param mostBytes how much is kept of it
 */
function saveStream(
  saved: Saved,
  owed: ReadonlySet<string>,
  mostBytes: number,
  chunks: Map<string, Chunk>,
  removed: string[],
): void {
  const { stream, segments } = saved;
  const { serial } = stream.identity;
  const remove = (part: Part): void => {
    if (!chunks.delete(part.key)) removed.push(part.key);
  };
  const seen = new Set<string>();
  for (const shard of stream.shards) {
    stream.trim(shard);
    const { index } = shard.origin;
    for (const segment of shard.log.segments) {
      const id = segmentKey(stream, index, segment);
      seen.add(id);
      const parts = segments.get(id) ?? [];
      const isSealed = segment !== shard.log.segments.at(-1);
      const next = addPart(id, index, segment, parts, isSealed, (part) => {
        remove(part);
      });
      segments.set(id, next);
      for (const part of next)
        if (!parts.includes(part) || (owed.has(part.key) && part.count > 0))
          chunks.set(part.key, chunkOf(serial, part));
    }
  }
  for (const [id, parts] of segments)
    if (!seen.has(id)) {
      parts.forEach(remove);
      segments.delete(id);
    }
  saved.notKept += dropOldest(segments, mostBytes, remove);
}
