import { encodeUtf8 } from '../../base/utf8.ts';
import type { ApiObject, ApiValue } from '../operation.ts';
import { CborTimestamp } from '../../base/cbor-decode.ts';
import type { CborValue } from '../../base/cbor-encode.ts';
import { JsonWriter } from './json-writer.ts';
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

/** An output as JSON in UTF-8: blobs in base64, timestamps in epoch seconds with their fraction. */
export function encodeJson(output: ApiObject, shape: StructureShape): Uint8Array {
  if (isPlain(shape)) return encodeUtf8(JSON.stringify(output));
  const writer = new JsonWriter();
  write(writer, output, shape);
  return writer.bytes();
}

function write(writer: JsonWriter, value: ApiValue, shape: Shape): void {
  switch (shape.kind) {
    case 'string':
      writer.text(value as string);
      return;
    case 'blob':
      writer.base64(value as Uint8Array);
      return;
    case 'timestamp':
      writer.raw(String((value as number) / 1000));
      return;
    case 'list':
      writeList(writer, value as readonly ApiValue[], shape.member);
      return;
    case 'structure':
      writeStructure(writer, value as ApiObject, shape);
      return;
    case 'integer':
    case 'long':
    case 'boolean':
    case 'map':
      writer.value(value);
  }
}

function writeList(writer: JsonWriter, values: readonly ApiValue[], member: Shape): void {
  writer.raw('[');
  for (let i = 0; i < values.length; i += 1) {
    if (i > 0) writer.raw(',');
    write(writer, values[i] as ApiValue, member);
  }
  writer.raw(']');
}

function writeStructure(writer: JsonWriter, source: ApiObject, shape: StructureShape): void {
  let separator = '{';
  for (const { name, shape: memberShape } of shape.members) {
    const value = source[name];
    if (value === undefined) continue;
    writer.raw(separator);
    writer.raw('"');
    writer.raw(name);
    writer.raw('":');
    write(writer, value, memberShape);
    separator = ',';
  }
  writer.raw(separator === '{' ? '{}' : '}');
}

/** An output for CBOR: blobs as they are, timestamps marked. */
export function toCbor(output: ApiObject, shape: StructureShape): CborValue {
  return marked(output, shape) as CborValue;
}

function marked(value: ApiValue, shape: Shape): unknown {
  if (isPlain(shape)) return value;
  switch (shape.kind) {
    case 'timestamp':
      return new CborTimestamp(value as number);
    case 'list':
      return (value as readonly ApiValue[]).map((member) => marked(member, shape.member));
    case 'structure': {
      const source = value as ApiObject;
      const out: Record<string, unknown> = {};
      for (const { name, shape: memberShape } of shape.members) {
        const member = source[name];
        if (member !== undefined) out[name] = marked(member, memberShape);
      }
      return out;
    }
    case 'blob':
    case 'string':
    case 'integer':
    case 'long':
    case 'boolean':
    case 'map':
      return value;
  }
}
