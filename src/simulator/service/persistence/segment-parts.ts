import { MIB } from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { Segment } from '../segment.ts';
import type { Chunk } from './schema.ts';

/** Of each stream, this many bytes of its newest records are kept. */
export const KEPT_BYTES_PER_STREAM = 64 * MIB;
/** The same where the browser has hardly any room. */
export const LEAST_KEPT_BYTES = 2 * MIB;
/** A segment in more parts than this is rewritten as one. */
const MOST_PARTS = 32;

/** Some records of one segment, stored as one chunk. */
export interface Part {
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

/** The parts of a segment with what it got since. */
export function addPart(
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

/** What is stored of a part. */
export function chunkOf(serial: number, part: Part): Chunk {
  const { segment, offset, bytes, shard, count } = part;
  const firstIndex = firstIndexOf(part);
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
export function dropOldest(
  segments: Map<string, Part[]>,
  mostBytes: number,
  remove: (part: Part) => void,
): number {
  let total = 0;
  for (const parts of segments.values()) for (const { bytes } of parts) total += bytes;
  if (total <= mostBytes) return 0;
  const oldest = [...segments.entries()]
    .flatMap(([id, parts]) => parts.map((part) => ({ id, part })))
    .filter(({ part }) => part.bytes > 0)
    .toSorted(
      (a, b) => a.part.lastTime - b.part.lastTime || firstIndexOf(a.part) - firstIndexOf(b.part),
    );
  let dropped = 0;
  for (const { id, part } of oldest) {
    if (total <= mostBytes) break;
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

function firstIndexOf({ segment, start }: Part): number {
  return segment.firstIndex + start;
}

/** By shard, the sequence index of the oldest record among the parts. */
export function oldestKept(
  segments: ReadonlyMap<string, readonly Part[]>,
): ReadonlyMap<number, number> {
  const oldest = new Map<number, number>();
  for (const parts of segments.values())
    for (const part of parts)
      if (part.count > 0)
        oldest.set(part.shard, Math.min(oldest.get(part.shard) ?? Infinity, firstIndexOf(part)));
  return oldest;
}

/** The parts that a segment was made of, from their chunks in order. */
export function partsOf(
  segment: Segment,
  chunks: readonly { readonly key: string; readonly chunk: Chunk }[],
): Part[] {
  let offset = 0;
  return chunks.map(({ key, chunk: { shard, firstIndex, count, bytes } }) => {
    const part: Part = {
      key,
      shard,
      segment,
      start: firstIndex - segment.firstIndex,
      offset,
      count,
      bytes: bytes.length,
      lastTime: segment.timeOf(firstIndex + count - 1),
    };
    offset += bytes.length;
    return part;
  });
}
