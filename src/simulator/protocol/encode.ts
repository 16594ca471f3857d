import { encodeBase64 } from '../../base/base64.ts';
import type { ApiObject, ApiValue } from '../operation.ts';
import { CborTimestamp } from './cbor-decode.ts';
import type { CborValue } from './cbor-encode.ts';
import type { Shape, StructureShape } from './shape.ts';

const plainShapes = new WeakMap<Shape, boolean>();

/** Whether a value of the shape is in JSON as it is inside: no blob and no timestamp in it. */
function isPlain(shape: Shape): boolean {
  const known = plainShapes.get(shape);
  if (known !== undefined) return known;
  const plain = computePlain(shape);
  plainShapes.set(shape, plain);
  return plain;
}

function computePlain(shape: Shape): boolean {
  switch (shape.kind) {
    case 'blob':
    case 'timestamp':
      return false;
    case 'list':
      return isPlain(shape.member);
    case 'structure':
      return shape.members.every((member) => isPlain(member.shape));
    case 'string':
    case 'integer':
    case 'long':
    case 'boolean':
    case 'map':
      return true;
  }
}

/** An output as JSON: blobs in base64, timestamps in epoch seconds with their fraction. */
export function encodeJson(output: ApiObject, shape: StructureShape): string {
  return JSON.stringify(convert(output, shape, toJson));
}

/** An output for CBOR: blobs as they are, timestamps marked. */
export function toCbor(output: ApiObject, shape: StructureShape): CborValue {
  return convert(output, shape, toTagged) as CborValue;
}

type Leaf = (value: ApiValue, kind: 'blob' | 'timestamp') => unknown;

function toJson(value: ApiValue, kind: 'blob' | 'timestamp'): unknown {
  return kind === 'blob' ? encodeBase64(value as Uint8Array) : (value as number) / 1000;
}

function toTagged(value: ApiValue, kind: 'blob' | 'timestamp'): unknown {
  return kind === 'blob' ? value : new CborTimestamp(value as number);
}

function convert(value: ApiValue, shape: Shape, leaf: Leaf): unknown {
  if (isPlain(shape)) return value;
  switch (shape.kind) {
    case 'blob':
    case 'timestamp':
      return leaf(value, shape.kind);
    case 'list':
      return (value as readonly ApiValue[]).map((member) => convert(member, shape.member, leaf));
    case 'structure': {
      const source = value as ApiObject;
      const out: Record<string, unknown> = {};
      for (const { name, shape: memberShape } of shape.members) {
        const member = source[name];
        if (member !== undefined) out[name] = convert(member, memberShape, leaf);
      }
      return out;
    }
    case 'string':
    case 'integer':
    case 'long':
    case 'boolean':
    case 'map':
      return value;
  }
}
