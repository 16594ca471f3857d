import { gzipSync } from 'fflate';
import { type Result, err, ok } from '../../base/result.ts';
import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

/**
 * What a template makes. `auto` and `text`: its text as it stands; `json`: the same, and the
 * editor checks that it is JSON (`auto`: where it begins like JSON); `csv`: values are quoted
 * and no value becomes a formula; `base64`: base64 text, whose bytes are sent.
 */
export const OUTPUTS = ['auto', 'json', 'csv', 'text', 'base64'] as const;
export type Output = (typeof OUTPUTS)[number];

/** What a delimiter's name stands for: `newline`, `none`, or the text itself. */
function delimiterText(name: string): string {
  if (name === 'newline') return '\n';
  return name === 'none' ? '' : name;
}

/** What becomes of a rendered record before it is sent. */
export interface RecordEncoding {
  readonly output: Output;
  readonly compression: 'none' | 'gzip';
}

/**
 * The delimiter to render with: KDG adds none to compressed records, and none belongs to
 * bytes that are given as base64.
 *
 * @param wanted `newline`, `none`, or the text itself
 */
export function delimiterFor(encoding: RecordEncoding, wanted: string): string {
  const isNone = encoding.compression === 'gzip' || encoding.output === 'base64';
  return isNone ? '' : delimiterText(wanted);
}

/**
 * @param record the rendered bytes; handed back as they are when there is nothing to do
 * @returns the bytes to send, or what is wrong with the base64 text
 */
export function encodeRecord(
  record: Uint8Array,
  encoding: RecordEncoding,
): Result<Uint8Array, string> {
  const decoded = encoding.output === 'base64' ? fromBase64(record) : ok(record);
  if (!decoded.ok || encoding.compression === 'none') return decoded;
  // Without a time in its header the same record makes the same bytes.
  return ok(gzipSync(decoded.value, { mtime: 0 }));
}

function fromBase64(record: Uint8Array): Result<Uint8Array, string> {
  const text = decodeUtf8(record).replaceAll(/\s/g, '');
  const bytes = decodeBase64(text);
  if (bytes !== undefined) return ok(bytes);
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return err(`the record is not base64: "${shown}"`);
}
