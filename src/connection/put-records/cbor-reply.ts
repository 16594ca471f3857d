import { CborError, decodeCbor } from '../../base/cbor-decode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { SequenceBytes } from '../../kinesis/sequence-numbers/sequence-digits.ts';
import type { EntryResult } from '../../load/target.ts';
import { MalformedReplyError, toEntries, shardIdIn } from './reply.ts';

/**
 * The entries of a PutRecords reply in CBOR. Entries that were stored are read where they lie,
 * with no object of the reply in between; a reply with anything else in it is read as a whole.
 * @throws MalformedReplyError when any entry says neither where it is stored nor why not
 */
export function parseCborReply(body: Uint8Array): EntryResult[] {
  const all = new StoredReply(body).entries();
  if (all !== undefined) return all;
  let reply: unknown;
  try {
    reply = decodeCbor(body);
  } catch (thrown) {
    if (thrown instanceof CborError)
      throw new MalformedReplyError('The reply to PutRecords is not CBOR.');
    throw thrown;
  }
  return toEntries(reply);
}

/** What lists and maps of unknown length begin and end with (RFC 8949 §3.2). */
const OPEN_MAP = 0xbf;
const OPEN_LIST = 0x9f;
const BREAK = 0xff;
/** A map of no members, a list of none, a text of no bytes; the length is added. */
const MAP = 0xa0;
const LIST = 0x80;
const TEXT = 0x60;
/** The heads of a text and of a list whose length is in one more byte, or in two. */
const TEXT_8 = 0x78;
const LIST_8 = 0x98;
const LIST_16 = 0x99;
const LONGEST_SHORT = 23;

const FAILED = encodeUtf8('FailedRecordCount');
const RECORDS = encodeUtf8('Records');
const SEQUENCE = encodeUtf8('SequenceNumber');
const SHARD = encodeUtf8('ShardId');
const NOT_THERE = -1;

/** Reads a reply that says that everything was stored, and nothing else. */
class StoredReply {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** Where the last text that was read begins. */
  #start = 0;
  /** Where the last shard id lies, and what it was. */
  #shardStart = 0;
  #shardLength = 0;
  #shardId = '';

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** `undefined` when it says anything else, or cannot be read. */
  entries(): EntryResult[] | undefined {
    const open = this.#takes(OPEN_MAP);
    if (!open && !this.#takes(MAP | 2)) return undefined;
    if (!this.#name(FAILED) || !this.#takes(0)) return undefined;
    if (!this.#name(RECORDS)) return undefined;
    const entries = this.#list();
    if (entries === undefined || (open && !this.#takes(BREAK))) return undefined;
    return this.#at === this.#bytes.length ? entries : undefined;
  }

  #list(): EntryResult[] | undefined {
    const entries: EntryResult[] = [];
    const count = this.#takes(OPEN_LIST) ? Infinity : this.#count();
    while (entries.length < count) {
      if (count === Infinity && this.#takes(BREAK)) return entries;
      const entry = this.#entry();
      if (entry === undefined) return undefined;
      entries.push(entry);
    }
    return count === NOT_THERE ? undefined : entries;
  }

  #count(): number {
    const bytes = this.#bytes;
    const head = bytes[this.#at] ?? 0;
    if (head >= LIST && head <= LIST + LONGEST_SHORT) {
      this.#at += 1;
      return head - LIST;
    }
    if (this.#at + 3 > bytes.length) return NOT_THERE;
    const next = bytes[this.#at + 1] as number;
    if (head === LIST_8) {
      this.#at += 2;
      return next;
    }
    if (head !== LIST_16) return NOT_THERE;
    this.#at += 3;
    return next * 256 + (bytes[this.#at - 1] as number);
  }

  #entry(): EntryResult | undefined {
    const open = this.#takes(OPEN_MAP);
    if (!open && !this.#takes(MAP | 2)) return undefined;
    let sequenceNumber: SequenceBytes | undefined;
    let shardId: string | undefined;
    for (let i = 0; i < 2; i += 1)
      if (this.#name(SEQUENCE)) {
        const length = this.#text();
        // An empty one is left to those who read the whole reply: it says nothing.
        if (length > 0) sequenceNumber = new SequenceBytes(this.#bytes, this.#start, length);
      } else if (this.#name(SHARD)) shardId = this.#shard(this.#text());
      else return undefined;
    if (sequenceNumber === undefined || shardId === undefined) return undefined;
    if (open && !this.#takes(BREAK)) return undefined;
    return { ok: true, shardId, sequenceNumber };
  }

  /** Neighbours are often of one shard. */
  #shard(length: number): string | undefined {
    if (length <= 0) return undefined;
    const start = this.#start;
    if (length !== this.#shardLength || !this.#repeats(start, this.#shardStart, length)) {
      this.#shardId = shardIdIn(this.#bytes, start, length);
      this.#shardLength = length;
    }
    this.#shardStart = start;
    return this.#shardId;
  }

  #repeats(one: number, other: number, length: number): boolean {
    const bytes = this.#bytes;
    // From the end: that is where ids of shards differ.
    for (let i = length - 1; i >= 0; i -= 1) if (bytes[one + i] !== bytes[other + i]) return false;
    return true;
  }

  /** Whether the next byte is this one; passes it by then. */
  #takes(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  /** Whether the next item is the name of this member; passes it by then. */
  #name(name: Uint8Array): boolean {
    const bytes = this.#bytes;
    const { length } = name;
    const at = this.#at;
    if (bytes[at] !== TEXT + length) return false;
    for (let i = 0; i < length; i += 1) if (bytes[at + 1 + i] !== name[i]) return false;
    this.#at = at + 1 + length;
    return true;
  }

  /** Passes a text by. @returns its length; it begins at `#start` */
  #text(): number {
    const bytes = this.#bytes;
    const head = bytes[this.#at] ?? 0;
    const short = head >= TEXT && head <= TEXT + LONGEST_SHORT;
    if (!short && head !== TEXT_8) return NOT_THERE;
    const length = short ? head - TEXT : (bytes[this.#at + 1] ?? Infinity);
    const start = this.#at + (short ? 1 : 2);
    const end = start + length;
    if (end > bytes.length) return NOT_THERE;
    this.#start = start;
    this.#at = end;
    return length;
  }
}
