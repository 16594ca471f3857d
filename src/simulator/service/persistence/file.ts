import { z } from 'zod';
import { decodeUtf8Strict, encodeUtf8 } from '../../../base/utf8.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import {
  accountMetaSchema,
  chunkMetaSchema,
  schemaProblem,
  streamMetaSchema,
  type Chunk,
  type Snapshot,
} from './schema.ts';

/** The first bytes of an export file. */
const MAGIC = encodeUtf8('SHARDLAB-STREAMS\n');

const headerSchema = z.strictObject({
  version: z.literal(1),
  account: accountMetaSchema,
  streams: z.array(streamMetaSchema),
  /** In the order of their bytes after the header. */
  chunks: z.array(chunkMetaSchema.extend({ length: z.number().int().nonnegative() })),
});

/** What is kept and cannot be read, to be put into a file as it is. */
export interface UncheckedSnapshot {
  readonly account: unknown;
  readonly streams: readonly unknown[];
  readonly chunks: readonly unknown[];
}

/**
 * One file: a line that names it, the header's length (32 bits, big-endian), the header
 * (JSON), and the bytes of all chunks.
 */
export function encodeSnapshotFile(snapshot: Snapshot | UncheckedSnapshot): Uint8Array {
  const chunks = snapshot.chunks.map(partsOfChunk);
  const header = encodeUtf8(
    JSON.stringify({
      version: 1,
      account: snapshot.account,
      streams: snapshot.streams,
      chunks: chunks.map(({ bytes, meta }) => ({ ...meta, length: bytes.length })),
    }),
  );
  const body = chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const start = MAGIC.length + 4;
  const file = new Uint8Array(start + header.length + body);
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(MAGIC.length, header.length);
  file.set(header, start);
  let at = start + header.length;
  for (const { bytes } of chunks) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

function partsOfChunk(chunk: unknown): { bytes: Uint8Array; meta: object } {
  if (typeof chunk !== 'object' || chunk === null) return { bytes: new Uint8Array(), meta: {} };
  const { bytes, ...meta } = chunk as { bytes?: unknown };
  return { bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array(), meta };
}

/** Reads an export file; says in words what is wrong with another one. */
export function decodeSnapshotFile(file: Uint8Array): Result<Snapshot, string> {
  const start = MAGIC.length + 4;
  if (file.length < start || MAGIC.some((byte, i) => file[i] !== byte))
    return err('This is not a file that Shardlab exported.');
  const length = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length);
  const json = decodeUtf8Strict(file.subarray(start, start + length));
  const parsed = headerSchema.safeParse(parseJson(json));
  if (!parsed.success) {
    return err(`The file's header is damaged: ${schemaProblem(parsed.error)}`);
  }
  const { account, streams, chunks: metas } = parsed.data;
  const chunks: Chunk[] = [];
  let at = start + length;
  for (const { length: size, ...meta } of metas) {
    chunks.push({ ...meta, bytes: file.slice(at, at + size) });
    at += size;
  }
  if (at !== file.length)
    return err(`The file has ${file.length} bytes, and its header speaks of ${at}.`);
  return ok({ account, streams, chunks });
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
