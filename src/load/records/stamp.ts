import { decodeUtf8, decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';

/** What a run writes into each of its JSON records, so that a copy can be told from an equal record. */
export interface Stamp {
  readonly run: string;
  /** Number of the record in its run, from 0. */
  readonly record: number;
}

const RUN_MEMBER = '"_run":"';
const STAMP = /^"_run":"([0-9a-z-]{1,40})","_record":(\d{1,15})\}/;
/** A stamp stands at the end: before a delimiter of at most 1000 characters, and blanks. */
const TAIL_BYTES = 5_000;

const OPEN = 0x7b;
const CLOSE = 0x7d;

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** A name for a run that no other run has: the time of its start and a random number. */
export function runName(startedEpochMs: number, random: number): string {
  return `${Math.floor(startedEpochMs).toString(36)}-${random.toString(36)}`;
}

/**
 * Adds the members `_run` and `_record` to the end of a JSON object. What is no JSON
 * object comes back as it is.
 * @param delimiterBytes how many bytes at the end are no part of the JSON text
 */
export function stampJson(data: Uint8Array, delimiterBytes: number, stamp: Stamp): Uint8Array {
  let end = data.length - delimiterBytes;
  while (end > 0 && isBlank(data[end - 1])) end -= 1;
  let start = 0;
  while (start < end && isBlank(data[start])) start += 1;
  if (data[start] !== OPEN || data[end - 1] !== CLOSE) return data;
  if (!isJsonText(data.subarray(start, end))) return data;
  let last = end - 2;
  while (isBlank(data[last])) last -= 1;
  const comma = data[last] === OPEN ? '' : ',';
  const members = encodeUtf8(`${comma}${RUN_MEMBER}${stamp.run}","_record":${stamp.record}`);
  const out = new Uint8Array(data.length + members.length);
  out.set(data.subarray(0, end - 1));
  out.set(members, end - 1);
  out.set(data.subarray(end - 1), end - 1 + members.length);
  return out;
}

function isJsonText(bytes: Uint8Array): boolean {
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The stamp of a record that was read, unpacked; `undefined` when it carries none. */
export function stampOf(data: Uint8Array): Stamp | undefined {
  // The stamp is ASCII: a character that is cut in two before it does not matter.
  const tail = decodeUtf8(data.subarray(-TAIL_BYTES));
  const at = tail.lastIndexOf(RUN_MEMBER);
  if (at < 0) return undefined;
  const found = STAMP.exec(tail.slice(at));
  const [, run, record] = found ?? [];
  return run === undefined ? undefined : { run, record: Number(record) };
}
