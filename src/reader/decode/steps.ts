import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { decodeAggregate, hasAggregateMagic, type UserRecord } from '../../kinesis/records/kpl.ts';
import { sniffFraming, unframe, type Framing } from './framing.ts';
import {
  inflate,
  MAX_OUTPUT_BYTES,
  sniffCompression,
  type Compression,
  type Inflated,
} from './compression/inflate.ts';
import { beginsBinary, textOf } from './text.ts';

export type StepName = 'base64' | Compression | 'kpl-aggregate' | Framing;

export const STEP_NAMES: readonly StepName[] = [
  'base64',
  'gzip',
  'zlib',
  'deflate',
  'zstd',
  'kpl-aggregate',
  'glue-schema',
  'confluent-schema',
  'utf-16',
];

/** One step of decoding, as it is shown. */
export interface DecodeStep {
  readonly name: StepName;
  readonly inputBytes: number;
  /** Absent when the step failed. */
  readonly outputBytes?: number;
  /** Whether the cap cut the output. */
  readonly truncated: boolean;
  /** Why the step could not be done; the bytes stay as they were. */
  readonly problem?: string;
  /** What is wrong with data that could be read all the same. */
  readonly damage?: string;
  /** What else there is to say, such as what stands behind the data. */
  readonly notes?: readonly string[];
}

export interface Unpacked {
  readonly steps: readonly DecodeStep[];
  /** What the last step gave. */
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
  /** When the last step opened an aggregate: what is in it. */
  readonly parts: readonly UserRecord[];
}

export interface UnpackOptions {
  /** Steps to do exactly, instead of what the bytes seem to be packed in. */
  readonly plan?: readonly StepName[] | undefined;
  /** Bytes that are wanted at most. */
  readonly cap?: number;
  /** Compare the checksums that take long: for data that is shown, not for data that is searched. */
  readonly isChecked?: boolean;
}

/** Packed in packed in packed: beyond this it is somebody's joke. */
const MOST_STEPS = 6;
/** Base64 text that is looked into: longer is possible, but the first bytes tell. */
const PROBE_CHARACTERS = 64;

/** What can be undone next by the look of the bytes; `undefined` when they are plain. */
function nextStep(bytes: Uint8Array): StepName | undefined {
  if (hasAggregateMagic(bytes)) return 'kpl-aggregate';
  return (
    sniffCompression(bytes) ??
    sniffFraming(bytes) ??
    (looksLikeBase64(bytes) ? 'base64' : undefined)
  );
}

/**
 * Text in base64 of something that is known by its first bytes: compressed, an
 * aggregate, or JSON. Any other text that happens to be valid base64 is left alone.
 */
function looksLikeBase64(bytes: Uint8Array): boolean {
  // Nearly every record is turned away here: JSON does not begin as base64 does.
  if (bytes.length < 12 || !isBase64Digit(bytes[0] as number)) return false;
  let probe = '';
  for (const byte of bytes.subarray(0, PROBE_CHARACTERS)) probe += String.fromCharCode(byte);
  // Mail breaks base64 into lines of 76 characters.
  probe = probe.replaceAll(/[\r\n]/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}\s*$/.test(probe)) return false;
  const head = decodeBase64(probe.slice(0, Math.floor(probe.trimEnd().length / 4) * 4));
  if (head === undefined) return false;
  if (hasAggregateMagic(head) || sniffCompression(head) !== undefined) return true;
  const text = decodeUtf8Strict(head.subarray(0, 16));
  return text !== undefined && /^\s*[{[]\s*["{[\]}\d]/.test(text);
}

function isBase64Digit(byte: number): boolean {
  return (
    (byte >= 65 && byte <= 90) ||
    (byte >= 97 && byte <= 122) ||
    (byte >= 47 && byte <= 57) ||
    byte === 43
  );
}

/** Undoes what the bytes seem to be packed in, or exactly the steps that are asked for. */
export function unpack(
  data: Uint8Array,
  { plan, cap = MAX_OUTPUT_BYTES, isChecked = false }: UnpackOptions = {},
): Unpacked {
  const steps: DecodeStep[] = [];
  let bytes = data;
  let truncated = false;
  let parts: readonly UserRecord[] = [];
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const name = plan === undefined ? nextStep(bytes) : plan[i];
    if (name === undefined) break;
    const done = doStep(bytes, name, cap, isChecked);
    const isGuess = plan === undefined && name !== 'gzip' && name !== 'zstd';
    // A guess that fails was a wrong guess: nothing to show, except a broken archive.
    if (isGuess && (done.problem !== undefined || isDoubtful(bytes, done))) break;
    steps.push(stepOf(name, bytes, done));
    if (done.problem !== undefined) break;
    truncated ||= done.truncated ?? false;
    if (done.parts !== undefined) {
      parts = done.parts;
      break;
    }
    bytes = done.bytes ?? bytes;
  }
  const raw = plan === undefined && steps.length === 0 ? rawDeflate(data) : undefined;
  if (raw !== undefined) return raw;
  return { steps, bytes, truncated, parts };
}

interface StepOutcome {
  readonly bytes?: Uint8Array;
  readonly parts?: readonly UserRecord[];
  readonly truncated?: boolean;
  readonly problem?: string;
  readonly damage?: string;
  readonly notes?: readonly string[];
}

function stepOf(name: StepName, input: Uint8Array, done: StepOutcome): DecodeStep {
  return {
    name,
    inputBytes: input.length,
    truncated: done.truncated ?? false,
    ...(done.problem === undefined
      ? { outputBytes: done.bytes?.length ?? 0 }
      : { problem: done.problem }),
    ...(done.damage !== undefined && { damage: done.damage }),
    ...(done.notes !== undefined && done.notes.length > 0 && { notes: done.notes }),
  };
}

/**
 * zlib's two bytes are little to go by, so its checksum decides; without it only text that comes
 * out of what is no text is believed.
 */
function isDoubtful(input: Uint8Array, { bytes, damage }: StepOutcome): boolean {
  if (damage === undefined || bytes === undefined) return false;
  return bytes.length < 8 || textOf(bytes) === undefined || textOf(input) !== undefined;
}

function doStep(bytes: Uint8Array, name: StepName, cap: number, isChecked: boolean): StepOutcome {
  switch (name) {
    case 'kpl-aggregate': {
      const parts = decodeAggregate(bytes);
      return parts === undefined || parts.length === 0
        ? { problem: 'Not a whole aggregate: the magic bytes, the MD5 or the protobuf do not fit.' }
        : { parts, bytes };
    }
    case 'base64': {
      const text = (decodeUtf8Strict(bytes) ?? '?').replaceAll(/\s/g, '');
      const decoded = decodeBase64(text);
      return decoded === undefined ? { problem: 'Not valid base64.' } : { bytes: decoded };
    }
    case 'gzip':
    case 'zlib':
    case 'deflate':
    case 'zstd': {
      const inflated = inflate(bytes, name, cap, isChecked);
      if (!inflated.ok) return { problem: `Not valid ${name}: ${inflated.error}.` };
      return { ...inflated.value, notes: notesOn(inflated.value) };
    }
    case 'glue-schema':
    case 'confluent-schema':
    case 'byte-order-mark':
    case 'utf-16':
    case 'nul-padding':
    case 'padding-before': {
      const unframed = unframe(bytes, name);
      if (unframed === undefined) return { problem: `No ${name} here.` };
      const { note } = unframed;
      return { bytes: unframed.bytes, notes: note === undefined ? [] : [note] };
    }
  }
}

function notesOn({ streams, trailingBytes }: Inflated): string[] {
  const notes: string[] = [];
  if (streams > 1) notes.push(`${streams} streams, one after another`);
  if (trailingBytes === 1) notes.push('1 byte follows');
  if (trailingBytes > 1) notes.push(`${trailingBytes} bytes follow`);
  return notes;
}

/**
 * Raw deflate has no mark: it is believed only when bytes that are no text unpack to longer text,
 * and nothing but a line break or the like follows.
 */
function rawDeflate(data: Uint8Array): Unpacked | undefined {
  if (data.length < 4 || data.length > MAX_RAW_BYTES || !beginsBinary(data)) return undefined;
  const done = doStep(data, 'deflate', MAX_OUTPUT_BYTES, false);
  const { bytes, truncated = false } = done;
  if (bytes === undefined || truncated || bytes.length <= data.length) return undefined;
  if (textOf(bytes) === undefined) return undefined;
  return { steps: [stepOf('deflate', data, done)], bytes, truncated, parts: [] };
}

const MAX_RAW_BYTES = 1024 * 1024;
