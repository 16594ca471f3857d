import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { decodeAggregate, hasAggregateMagic, type UserRecord } from '../../kinesis/kpl.ts';
import {
  inflate,
  MAX_OUTPUT_BYTES,
  sniffCompression,
  zlibChecksumHolds,
  type Compression,
} from './inflate.ts';

export type StepName = 'base64' | Compression | 'kpl-aggregate';

export const STEP_NAMES: readonly StepName[] = [
  'base64',
  'gzip',
  'zlib',
  'deflate',
  'zstd',
  'kpl-aggregate',
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
}

export interface Unpacked {
  readonly steps: readonly DecodeStep[];
  /** What the last step gave. */
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
  /** When the last step opened an aggregate: what is in it. */
  readonly parts: readonly UserRecord[];
}

/** Packed in packed in packed: beyond this it is somebody's joke. */
const MOST_STEPS = 6;
/** Base64 text that is looked into: longer is possible, but the first bytes tell. */
const PROBE_CHARACTERS = 64;

/** What can be undone next by the look of the bytes; `undefined` when they are plain. */
export function nextStep(bytes: Uint8Array): StepName | undefined {
  if (hasAggregateMagic(bytes)) return 'kpl-aggregate';
  return sniffCompression(bytes) ?? (looksLikeBase64(bytes) ? 'base64' : undefined);
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
  plan: 'auto' | readonly StepName[] = 'auto',
  cap: number = MAX_OUTPUT_BYTES,
): Unpacked {
  const steps: DecodeStep[] = [];
  let bytes = data;
  let truncated = false;
  let parts: readonly UserRecord[] = [];
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const name = plan === 'auto' ? nextStep(bytes) : plan[i];
    if (name === undefined) break;
    const done = doStep(bytes, name, cap);
    // A guess that fails was a wrong guess: nothing to show, except a broken archive.
    if (plan === 'auto' && done.problem !== undefined && name !== 'gzip' && name !== 'zstd') break;
    steps.push({
      name,
      inputBytes: bytes.length,
      truncated: done.truncated ?? false,
      ...(done.problem === undefined
        ? { outputBytes: done.bytes?.length ?? 0 }
        : { problem: done.problem }),
    });
    if (done.problem !== undefined) break;
    truncated ||= done.truncated ?? false;
    if (done.parts !== undefined) {
      parts = done.parts;
      break;
    }
    bytes = done.bytes ?? bytes;
  }
  return { steps, bytes, truncated, parts };
}

interface StepOutcome {
  readonly bytes?: Uint8Array;
  readonly parts?: readonly UserRecord[];
  readonly truncated?: boolean;
  readonly problem?: string;
}

function doStep(bytes: Uint8Array, name: StepName, cap: number): StepOutcome {
  if (name === 'kpl-aggregate') {
    const parts = decodeAggregate(bytes);
    return parts === undefined || parts.length === 0
      ? { problem: 'Not a whole aggregate: the magic bytes, the MD5 or the protobuf do not fit.' }
      : { parts, bytes };
  }
  if (name === 'base64') {
    const decoded = decodeBase64((decodeUtf8Strict(bytes) ?? '?').trim());
    return decoded === undefined ? { problem: 'Not valid base64.' } : { bytes: decoded };
  }
  const inflated = inflate(bytes, name, cap);
  if (!inflated.ok) return { problem: `Not valid ${name}: ${inflated.error}.` };
  const { value } = inflated;
  if (name === 'zlib' && !value.truncated && !zlibChecksumHolds(bytes, value.bytes))
    return { problem: 'Not valid zlib: the checksum does not fit.' };
  return value;
}
