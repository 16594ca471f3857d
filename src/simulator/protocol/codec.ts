import { decodeUtf8Strict, encodeUtf8 } from '../../base/utf8.ts';
import { CBOR_TYPE, JSON_TYPE } from '../../kinesis/content-types.ts';
import type { ApiObject } from '../operation.ts';
import { CborError, decodeCbor } from '../../base/cbor-decode.ts';
import { encodeCbor, type CborValue } from '../../base/cbor-encode.ts';
import { encodeJson, toCbor } from './encode.ts';
import type { StructureShape } from './shape.ts';
import { hasFewValues, MAX_VALUES } from './value-count.ts';

/** One of the two forms in which a client may speak; the answer has the same form. */
export interface Codec {
  readonly contentType: string;
  /** What the payload of an event says it is. */
  readonly eventContentType: string;
  /** @returns `undefined` when the bytes are not in this form, or hold too many values */
  parse(body: Uint8Array): unknown;
  encode(output: ApiObject, shape: StructureShape): Uint8Array;
  /** A small object that has no blob and no timestamp, such as an error. */
  encodePlain(value: Readonly<Record<string, string>>): Uint8Array;
}

const BYTE_ORDER_MARK = 0xfeff;

export const jsonCodec: Codec = {
  contentType: JSON_TYPE,
  eventContentType: 'application/json',
  parse(body) {
    const text = decodeUtf8Strict(body);
    if (text === undefined || text.charCodeAt(0) === BYTE_ORDER_MARK) return undefined;
    if (!hasFewValues(text)) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
  encode: encodeJson,
  encodePlain: (value) => encodeUtf8(JSON.stringify(value)),
};

export const cborCodec: Codec = {
  contentType: CBOR_TYPE,
  eventContentType: CBOR_TYPE,
  parse(body) {
    try {
      return decodeCbor(body, MAX_VALUES);
    } catch (thrown) {
      if (thrown instanceof CborError) return undefined;
      throw thrown;
    }
  },
  encode: (output, shape) => encodeCbor(toCbor(output, shape)),
  encodePlain: (value) => encodeCbor(value as CborValue),
};
