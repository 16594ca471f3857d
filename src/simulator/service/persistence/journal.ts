import { MIB } from '../../../kinesis/quotas.ts';
import type { Account } from '../account.ts';
import type { Segment } from '../segment.ts';
import type { Stream } from '../stream.ts';
import type { AccountMeta, Chunk, Snapshot, StreamMeta } from './schema.ts';
import { accountMeta, streamMeta } from './stream-meta.ts';

/** Of each stream, this many bytes of its newest records are kept. */
export const KEPT_BYTES_PER_STREAM = 64 * MIB;
/** A segment in more parts than this is written anew as one. */
const MOST_PARTS = 32;

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

interface Part {
  readonly key: string;
  readonly shard: number;
  readonly segment: Segment;
  /** Records of the segment before it, and where it starts in the segment's bytes. */
  readonly start: number;
  readonly offset: number;
  readonly count: number;
  readonly bytes: number;
  readonly lastTime: number;
}

interface Saved {
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
  readonly #saved = new Map<number, Saved>();
  #billing: unknown;

  constructor(account: Account) {
    this.#account = account;
  }

  /** `undefined` when nothing changed. */
  take(): Changes | undefined {
    const chunks = new Map<string, Chunk>();
    const removedChunks: string[] = [];
    const streams: StreamMeta[] = [];
    const removedStreams: number[] = [];
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
      saveStream(saved, chunks, removedChunks);
      streams.push(streamMeta(stream, saved.notKept));
    }
    const isSameAccount = this.#billing === this.#account.billingCommitment;
    if (streams.length === 0 && removedStreams.length === 0 && isSameAccount) return undefined;
    this.#billing = this.#account.billingCommitment;
    return {
      account: accountMeta(this.#account),
      streams,
      removedStreams,
      chunks: [...chunks].map(([key, chunk]) => ({ key, chunk })),
      removedChunks,
    };
  }

  #savedOf(serial: number, stream: Stream): Saved {
    const saved = this.#saved.get(serial) ?? {
      version: -1,
      stream,
      segments: new Map<string, Part[]>(),
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

function saveStream(saved: Saved, chunks: Map<string, Chunk>, removed: string[]): void {
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
      const id = `${serial}/${index}/${segment.firstIndex}`;
      seen.add(id);
      const parts = segments.get(id) ?? [];
      const isSealed = segment !== shard.log.segments.at(-1);
      const next = addPart(id, index, segment, parts, isSealed, (part) => {
        remove(part);
      });
      segments.set(id, next);
      for (const part of next)
        if (!parts.includes(part)) chunks.set(part.key, chunkOf(serial, part));
    }
  }
  for (const [id, parts] of segments)
    if (!seen.has(id)) {
      parts.forEach(remove);
      segments.delete(id);
    }
  saved.notKept += dropOldest(segments, remove);
}

/** The parts of a segment with what it got since. */
function addPart(
  id: string,
  shard: number,
  segment: Segment,
  parts: readonly Part[],
  isSealed: boolean,
  remove: (part: Part) => void,
): Part[] {
  const first = parts[0];
  const last = parts.at(-1);
  const done = last === undefined ? 0 : last.start + last.count;
  const held = parts.filter(({ count }) => count > 0).length;
  const isWhole = held > MOST_PARTS || (isSealed && held > 1);
  if (done === segment.count && !isWhole) return [...parts];
  const start = isWhole && first !== undefined ? first.start : done;
  const offset =
    isWhole && first !== undefined
      ? first.offset
      : last === undefined
        ? 0
        : last.offset + last.bytes;
  const part: Part = {
    // A part's end is in its key: a joined part never takes the key of one that is removed.
    key: `${id}/${start}-${segment.count}`,
    shard,
    segment,
    start,
    offset,
    count: segment.count - start,
    bytes: segment.used - offset,
    lastTime: segment.lastTime,
  };
  if (!isWhole) return [...parts, part];
  parts.forEach(remove);
  return [part];
}

function chunkOf(serial: number, part: Part): Chunk {
  const { segment, start, offset, bytes, shard, count } = part;
  const firstIndex = segment.firstIndex + start;
  return {
    serial,
    shard,
    segment: segment.firstIndex,
    firstIndex,
    count,
    firstTime: segment.timeOf(firstIndex),
    bytes: segment.content.slice(offset, offset + bytes),
  };
}

/**
 * Drops the oldest parts beyond what is kept of a stream; answers how many records went.
 * The last part of a segment stays as a mark of what was seen, without its bytes.
 */
function dropOldest(segments: Map<string, Part[]>, remove: (part: Part) => void): number {
  let total = 0;
  for (const parts of segments.values()) for (const { bytes } of parts) total += bytes;
  if (total <= KEPT_BYTES_PER_STREAM) return 0;
  const oldest = [...segments.entries()]
    .flatMap(([id, parts]) => parts.map((part) => ({ id, part })))
    .filter(({ part }) => part.bytes > 0)
    .toSorted((a, b) => a.part.lastTime - b.part.lastTime || a.part.start - b.part.start);
  let dropped = 0;
  for (const { id, part } of oldest) {
    if (total <= KEPT_BYTES_PER_STREAM) break;
    total -= part.bytes;
    dropped += part.count;
    remove(part);
    const parts = (segments.get(id) ?? []).filter((other) => other !== part);
    if (parts.length === 0)
      parts.push({
        ...part,
        start: part.start + part.count,
        offset: part.offset + part.bytes,
        count: 0,
        bytes: 0,
      });
    segments.set(id, parts);
  }
  return dropped;
}
