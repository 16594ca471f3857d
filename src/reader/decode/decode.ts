import type { UserRecord } from '../../kinesis/records/kpl.ts';
import { sniffCsv } from './csv.ts';
import { jsonTexts } from './json/json-texts.ts';
import { isJson } from './json/json-walk.ts';
import { parseLogsEnvelope, type LogsEnvelope } from './logs-envelope.ts';
import { unpack, type DecodeStep, type StepName } from './steps.ts';
import { textOf } from './text.ts';

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
export function decodeData(data: Uint8Array, plan?: readonly StepName[]): Decoded {
  const unpacked = unpack(data, { plan, isChecked: true });
  const text = textOf(unpacked.bytes);
  const format = unpacked.parts.length > 0 ? 'bytes' : formatOf(text);
  return {
    ...unpacked,
    format,
    text,
    logs: format === 'json' && text !== undefined ? parseLogsEnvelope(text) : undefined,
  };
}

/** `ndjson` stands for several JSON texts, on lines of their own or not. */
export function formatOf(text: string | undefined): DataFormat {
  if (text === undefined) return 'bytes';
  // oxlint-disable-next-line no-control-regex
  const first = /[^\s\0]/.exec(text)?.[0];
  if (first === undefined) return 'text';
  if ('{["-0123456789tfn\u001e'.includes(first)) {
    if (isJson(text)) return 'json';
    if ('{[\u001e'.includes(first) && jsonTexts(text) !== undefined) return 'ndjson';
  }
  return sniffCsv(text) === undefined ? 'text' : 'csv';
}

const COMPRESSIONS: ReadonlySet<StepName> = new Set(['gzip', 'zlib', 'deflate', 'zstd']);

interface UnpackedData {
  readonly data: Uint8Array;
  /** What is wrong with compressed data that could be read all the same. */
  readonly damage?: string;
}

/**
 * What is in a record's data when it is compressed, as the record view shows it; else the data
 * itself. Base64 alone is a text like any other, and what does not unpack to its end stays as it is.
 */
export function unpackedData(data: Uint8Array): UnpackedData {
  const { steps, bytes, truncated, parts } = decodeData(data);
  const isCut = truncated || parts.length > 0 || steps.some(({ problem }) => problem !== undefined);
  if (isCut || !steps.some(({ name }) => COMPRESSIONS.has(name))) return { data };
  const damage = steps.flatMap(inWords).join('; ');
  return { data: bytes, ...(damage !== '' && { damage }) };
}

function inWords({ name, damage }: DecodeStep): string[] {
  return damage === undefined ? [] : [`${name}, ${damage}`];
}
