import { collectBody } from '@smithy/core/protocols';
import { CborError, decodeCbor } from '../../base/cbor-decode.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { JSON_TYPE, isCbor } from '../../kinesis/content-types.ts';

/** What a handler answers, as the SDK's middleware passes it on. */
export interface WireResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * An answer in CBOR as the JSON that the SDK reads; any other answer as it is. For answers with
 * neither bytes nor times in them, such as errors: JSON has other ways to write those.
 * One that cannot be read stays as it is, for the SDK to say so.
 * @param context of the SDK, which collects streams
 */
export async function inJson(response: WireResponse, context: object): Promise<WireResponse> {
  if (!isCbor(response.headers)) return response;
  const bytes = await bytesOf(response.body, context);
  const headers = { ...response.headers, 'content-type': JSON_TYPE };
  return Object.assign(response, { headers, body: jsonOf(bytes) ?? bytes });
}

function jsonOf(cbor: Uint8Array): Uint8Array | undefined {
  try {
    return encodeUtf8(JSON.stringify(decodeCbor(cbor)));
  } catch (thrown) {
    if (thrown instanceof CborError) return undefined;
    throw thrown;
  }
}

/** The whole body of an answer. */
export async function bytesOf(body: unknown, context: object): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  return collectBody(body, context as Parameters<typeof collectBody>[1]);
}
