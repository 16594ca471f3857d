import { decodeUtf8Strict } from '../../base/utf8.ts';
import type { UserRecord } from '../../kinesis/kpl.ts';
import { sniffCsv } from './csv.ts';
import { inflate } from './inflate.ts';
import { isJson } from './json-walk.ts';
import { parseLogsEnvelope, type LogsEnvelope } from './logs-envelope.ts';
import { unpack, type DecodeStep, type StepName } from './steps.ts';

/** What unpacked bytes are. */
export type DataFormat = 'json' | 'ndjson' | 'csv' | 'text' | 'bytes';

/** A record's data, decoded as far as it goes. */
export interface Decoded {
  readonly steps: readonly DecodeStep[];
  /** After the steps. What could not be decoded is here as it came. */
  readonly bytes: Uint8Array;
  /** Whether the cap of 16 MiB cut something off. */
  readonly truncated: boolean;
  readonly format: DataFormat;
  /** The bytes as text; `undefined` when they are not UTF-8. */
  readonly text: string | undefined;
  /** The records of an aggregate. */
  readonly parts: readonly UserRecord[];
  /** When the JSON is what a CloudWatch Logs subscription sends. */
  readonly logs: LogsEnvelope | undefined;
}

/** Decodes automatically, or by exactly these steps. Never throws; what does not decode stays bytes. */
export function decodeData(data: Uint8Array, plan: 'auto' | readonly StepName[] = 'auto'): Decoded {
  let unpacked = unpack(data, plan);
  let text = textOf(unpacked.bytes);
  if (plan === 'auto' && text === undefined && unpacked.steps.length === 0) {
    const raw = tryDeflate(data);
    if (raw !== undefined) {
      unpacked = unpack(data, ['deflate']);
      text = raw;
    }
  }
  const format = unpacked.parts.length > 0 ? 'bytes' : formatOf(text);
  return {
    ...unpacked,
    format,
    text,
    logs: format === 'json' && text !== undefined ? parseLogsEnvelope(text) : undefined,
  };
}

/** Text, or `undefined`: not UTF-8, or full of NULs as binary data is. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) return undefined;
  const head = text.slice(0, 4096);
  // oxlint-disable-next-line no-control-regex
  const controls = head.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls * 10 > head.length ? undefined : text;
}

/** Raw deflate has no mark: it is believed only when all of it unpacks to text. */
function tryDeflate(data: Uint8Array): string | undefined {
  if (data.length < 4 || data.length > 1024 * 1024) return undefined;
  const inflated = inflate(data, 'deflate');
  if (!inflated.ok || inflated.value.truncated || inflated.value.bytes.length <= data.length)
    return undefined;
  return textOf(inflated.value.bytes);
}

export function formatOf(text: string | undefined): DataFormat {
  if (text === undefined) return 'bytes';
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return 'text';
  if ('{["-0123456789tfn'.includes(first)) {
    if (isJson(text)) return 'json';
    if ((first === '{' || first === '[') && isNdjson(text)) return 'ndjson';
  }
  return sniffCsv(text) === undefined ? 'text' : 'csv';
}

/** Two lines or more, each one JSON value. */
function isNdjson(text: string): boolean {
  const lines = jsonLines(text);
  return lines.length >= 2 && lines.every(isJson);
}

/** The lines that are not blank. */
export function jsonLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
