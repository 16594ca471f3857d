import type { ApiObject, ApiValue } from '../operation.ts';
import { blobFromText } from './blob.ts';
import { CborTimestamp } from '../../base/cbor-decode.ts';
import { isDate } from '../../base/date-range.ts';
import type { Shape, StructureShape } from './shape.ts';
import { TypeFailure } from './type-failure.ts';

const NUMBER_CLASS = 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber';
const BOOLEAN_CLASS = 'class java.lang.Boolean';
const STRING_CLASS = 'class java.lang.String';
const TRUE_WORDS = new Set(['TRUE', 'YES', '1']);
const FALSE_WORDS = new Set(['FALSE', 'NO', '0']);
const INTEGER_MAX = 2_147_483_647;

/**
 * Checks the types of a request and turns it into what the service takes: blobs are
 * bytes, timestamps epoch milliseconds, members that the shape does not know are gone.
 * Texts of failures: docs/kinesis.md#serialization-errors.
 * @param raw parsed JSON or CBOR, changed in its place where it can be
 * @throws TypeFailure
 */
export function decodeInput(raw: unknown, shape: StructureShape): ApiObject {
  return decodeStructure(raw, shape);
}

function decodeStructure(raw: unknown, shape: StructureShape): ApiObject {
  if (Array.isArray(raw)) throw new TypeFailure('Start of list found where not expected');
  if (typeof raw !== 'object' || raw === null || raw instanceof Uint8Array) {
    throw new TypeFailure('Expected null');
  }
  const source = raw as Record<string, unknown>;
  let others = 0;
  for (const name in source) if (Object.hasOwn(source, name)) others += 1;
  for (const { name, shape: memberShape } of shape.members) {
    const value = source[name];
    if (value === undefined || value === null) continue;
    const decoded = decode(value, memberShape);
    if (decoded !== value) source[name] = decoded;
    others -= 1;
  }
  return others === 0 ? (source as ApiObject) : membersOf(source, shape);
}

/** Without what the shape does not know, and without nulls. */
function membersOf(source: Readonly<Record<string, unknown>>, shape: StructureShape): ApiObject {
  const out: Record<string, ApiValue> = {};
  for (const { name } of shape.members) {
    const value = source[name];
    if (value !== undefined && value !== null) out[name] = value as ApiValue;
  }
  return out;
}

function decode(raw: unknown, shape: Shape): ApiValue {
  switch (shape.kind) {
    case 'string':
      if (typeof raw === 'string') return raw;
      throw scalarFailure(raw, 'an String');
    case 'integer':
    case 'long':
      return decodeNumber(raw, shape.kind);
    case 'boolean':
      return decodeBoolean(raw);
    case 'blob':
      if (typeof raw === 'string') return blobFromText(raw);
      if (raw instanceof Uint8Array) return raw;
      throw scalarFailure(raw, 'a Blob');
    case 'timestamp':
      return decodeTime(raw);
    case 'list':
      if (Array.isArray(raw)) return raw.map((member) => decodeMember(member, shape.member));
      throw typeof raw === 'object' && !(raw instanceof Uint8Array)
        ? new TypeFailure('Start of structure or map found where not expected.')
        : new TypeFailure('Expected list or null');
    case 'map':
      return decodeMap(raw, shape.value);
    case 'structure':
      return decodeStructure(raw, shape);
  }
}

/** A null inside a list stays, for the validation to report. */
const NULL_MEMBER = undefined as unknown as ApiValue;

function decodeMember(raw: unknown, shape: Shape): ApiValue {
  return raw === null || raw === undefined ? NULL_MEMBER : decode(raw, shape);
}

function decodeNumber(raw: unknown, kind: 'integer' | 'long'): number {
  const target = kind === 'integer' ? 'an Integer' : 'an Long';
  if (typeof raw === 'bigint') return clamp(Number(raw), kind);
  if (typeof raw !== 'number' || Number.isNaN(raw)) throw scalarFailure(raw, target);
  return clamp(Math.trunc(raw), kind);
}

/** Java narrows what does not fit to the nearest number that does. */
function clamp(value: number, kind: 'integer' | 'long'): number {
  const max = kind === 'integer' ? INTEGER_MAX : Number.MAX_SAFE_INTEGER;
  return Math.min(max, Math.max(-max - 1, value));
}

/** Epoch ms. The text for a time that no calendar has is ours: AWS's is not known. */
function decodeTime(raw: unknown): number {
  const epochMs =
    typeof raw === 'number'
      ? Math.round(raw * 1000)
      : raw instanceof CborTimestamp
        ? raw.epochMs
        : undefined;
  if (epochMs === undefined) throw scalarFailure(raw, 'milliseconds since epoch');
  if (isDate(epochMs)) return epochMs;
  throw new TypeFailure('The timestamp is out of range');
}

function decodeBoolean(raw: unknown): boolean {
  if (typeof raw === 'boolean') return raw;
  if (typeof raw === 'string') {
    const word = raw.toUpperCase();
    if (TRUE_WORDS.has(word)) return true;
    if (FALSE_WORDS.has(word)) return false;
    throw new TypeFailure(`'${word}' can not be converted to an Boolean`);
  }
  throw scalarFailure(raw, 'an Boolean');
}

function decodeMap(raw: unknown, valueShape: Shape): ApiObject {
  if (Array.isArray(raw)) throw new TypeFailure('Start of list found where not expected');
  if (typeof raw !== 'object' || raw === null || raw instanceof Uint8Array) {
    throw new TypeFailure('Expected map or null');
  }
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, decodeMember(value, valueShape)]),
  );
}

function scalarFailure(raw: unknown, target: string): TypeFailure {
  if (Array.isArray(raw)) return new TypeFailure('Start of list found where not expected');
  const type = typeof raw;
  const className =
    type === 'boolean'
      ? BOOLEAN_CLASS
      : type === 'string'
        ? STRING_CLASS
        : type === 'number' || type === 'bigint'
          ? NUMBER_CLASS
          : undefined;
  return className === undefined
    ? new TypeFailure('Start of structure or map found where not expected.')
    : new TypeFailure(`${className} can not be converted to ${target}`);
}
