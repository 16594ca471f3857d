import { decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';
import { md5 } from '../hash-keys/md5.ts';
import {
  bytesFieldLength,
  MalformedProtobuf,
  ProtobufReader,
  ProtobufWriter,
  varintLength,
  WIRE_BYTES,
  WIRE_VARINT,
} from './protobuf.ts';

/**
 * The aggregated record of the Kinesis Producer Library
 * (docs/kinesis.md#format-of-aggregated-records): four magic bytes, a protobuf AggregatedRecord,
 * and the MD5 of that protobuf. One Kinesis record then carries many user records, each with its
 * own keys.
 */
export interface UserRecord {
  readonly partitionKey: string;
  /** Decimal. */
  readonly explicitHashKey?: string;
  readonly data: Uint8Array;
}

const MAGIC = Uint8Array.of(0xf3, 0x89, 0x9a, 0xc2);
const DIGEST_LENGTH = 16;
/** What the format adds around the protobuf, in bytes. */
export const AGGREGATE_OVERHEAD = MAGIC.length + DIGEST_LENGTH;

/** Field numbers of AggregatedRecord. */
const PARTITION_KEYS = 1;
const EXPLICIT_HASH_KEYS = 2;
const RECORDS = 3;
/** Field numbers of Record. */
const PARTITION_KEY_INDEX = 1;
const EXPLICIT_HASH_KEY_INDEX = 2;
const DATA = 3;

/** Strings, each once, in the order of their first use. */
class KeyTable {
  readonly entries: Uint8Array[] = [];
  readonly #indexOf = new Map<string, number>();

  index(key: string): number {
    const known = this.#indexOf.get(key);
    if (known !== undefined) return known;
    const index = this.entries.length;
    this.#indexOf.set(key, index);
    this.entries.push(encodeUtf8(key));
    return index;
  }

  /** Bytes that the table takes, tags included. */
  get size(): number {
    return this.entries.reduce((sum, entry) => sum + bytesFieldLength(entry.length), 0);
  }
}

/**
 * The `Data` of the Kinesis record that carries `records` (at least one), in their order.
 * The caller chooses the outer keys; all records must belong to one shard, or readers
 * that check hash keys (KCL 2) drop some of them.
 */
export function encodeAggregate(records: readonly UserRecord[]): Uint8Array {
  const partitionKeys = new KeyTable();
  const hashKeys = new KeyTable();
  const indexes = records.map((record) => ({
    key: partitionKeys.index(record.partitionKey),
    hash: record.explicitHashKey === undefined ? -1 : hashKeys.index(record.explicitHashKey),
  }));
  const sizes = records.map((record, i) => {
    const { key, hash } = indexes[i] as { key: number; hash: number };
    const keys = 1 + varintLength(key) + (hash < 0 ? 0 : 1 + varintLength(hash));
    return keys + bytesFieldLength(record.data.length);
  });
  const body =
    partitionKeys.size +
    hashKeys.size +
    sizes.reduce((sum, size) => sum + bytesFieldLength(size), 0);
  const out = new Uint8Array(AGGREGATE_OVERHEAD + body);
  out.set(MAGIC);
  const writer = new ProtobufWriter(out, MAGIC.length);
  for (const key of partitionKeys.entries) writer.bytesField(PARTITION_KEYS, key);
  for (const key of hashKeys.entries) writer.bytesField(EXPLICIT_HASH_KEYS, key);
  records.forEach((record, i) => {
    const { key, hash } = indexes[i] as { key: number; hash: number };
    writer.bytesHeader(RECORDS, sizes[i] as number);
    writer.varintField(PARTITION_KEY_INDEX, key);
    if (hash >= 0) writer.varintField(EXPLICIT_HASH_KEY_INDEX, hash);
    writer.bytesField(DATA, record.data);
  });
  out.set(md5(out.subarray(MAGIC.length, MAGIC.length + body)), MAGIC.length + body);
  return out;
}

/** Whether the bytes begin as an aggregate does. Cheap; says nothing of the rest. */
export function hasAggregateMagic(data: Uint8Array): boolean {
  return data.length >= AGGREGATE_OVERHEAD && MAGIC.every((byte, i) => data[i] === byte);
}

/**
 * The user records of an aggregate, in order: the i-th has sub-sequence number i.
 * `undefined` when the bytes are not a whole aggregate (magic, MD5 or protobuf do not
 * match): such a record is a plain one. `data` are views into the given bytes.
 */
export function decodeAggregate(data: Uint8Array): readonly UserRecord[] | undefined {
  if (!hasAggregateMagic(data)) return undefined;
  const end = data.length - DIGEST_LENGTH;
  const digest = md5(data.subarray(MAGIC.length, end));
  if (digest.some((byte, i) => byte !== data[end + i])) return undefined;
  try {
    return decodeBody(new ProtobufReader(data, MAGIC.length, end));
  } catch (thrown) {
    if (thrown instanceof MalformedProtobuf) return undefined;
    throw thrown;
  }
}

function decodeBody(reader: ProtobufReader): readonly UserRecord[] {
  const partitionKeys: string[] = [];
  const hashKeys: string[] = [];
  const bodies: Uint8Array[] = [];
  while (!reader.atEnd) {
    const tag = reader.varint();
    const wire = tag & 7;
    const field = Math.floor(tag / 8);
    if (wire !== WIRE_BYTES || field < PARTITION_KEYS || field > RECORDS) reader.skip(wire);
    else if (field === RECORDS) bodies.push(reader.bytes());
    else (field === PARTITION_KEYS ? partitionKeys : hashKeys).push(text(reader.bytes()));
  }
  return bodies.map((body) => decodeRecord(body, partitionKeys, hashKeys));
}

function decodeRecord(
  body: Uint8Array,
  partitionKeys: readonly string[],
  hashKeys: readonly string[],
): UserRecord {
  const reader = new ProtobufReader(body, 0, body.length);
  let key: number | undefined;
  let hash: number | undefined;
  let data: Uint8Array | undefined;
  while (!reader.atEnd) {
    const tag = reader.varint();
    const wire = tag & 7;
    const field = Math.floor(tag / 8);
    if (field === PARTITION_KEY_INDEX && wire === WIRE_VARINT) key = reader.varint();
    else if (field === EXPLICIT_HASH_KEY_INDEX && wire === WIRE_VARINT) hash = reader.varint();
    else if (field === DATA && wire === WIRE_BYTES) data = reader.bytes();
    else reader.skip(wire);
  }
  const partitionKey = key === undefined ? undefined : partitionKeys[key];
  const explicitHashKey = hash === undefined ? undefined : hashKeys[hash];
  if (partitionKey === undefined || data === undefined)
    throw new MalformedProtobuf('a record lacks its key or its data');
  if (hash !== undefined && explicitHashKey === undefined)
    throw new MalformedProtobuf('a record names a hash key that is not in the table');
  return { partitionKey, data, ...(explicitHashKey !== undefined && { explicitHashKey }) };
}

function text(bytes: Uint8Array): string {
  const decoded = decodeUtf8Strict(bytes);
  if (decoded === undefined) throw new MalformedProtobuf('a key is not UTF-8');
  return decoded;
}
