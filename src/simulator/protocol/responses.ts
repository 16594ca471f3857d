import { encodeUtf8 } from '../../base/utf8.ts';
import { ServiceError, type WireResponse } from '../operation.ts';
import type { Codec } from './codec.ts';
import type { TypeFailure } from './type-failure.ts';

export type Headers = Record<string, string>;

/** A body of known length; its content type only when it has one. */
export function answer(
  status: number,
  headers: Headers,
  body: Uint8Array = new Uint8Array(),
  contentType?: string,
): WireResponse {
  if (contentType !== undefined) headers['content-type'] = contentType;
  headers['content-length'] = String(body.length);
  return { status, headers, body };
}

/** An error of the service in the client's form: `__type` and `message`. */
export function errorAnswer(codec: Codec, headers: Headers, error: ServiceError): WireResponse {
  headers['x-amzn-errortype'] = error.name;
  const body = codec.encodePlain(
    error.message === '' ? { __type: error.name } : { __type: error.name, message: error.message },
  );
  return answer(error.status, headers, body, codec.contentType);
}

/** An error of form that carries a type and no text at all. */
export function bareError(codec: Codec, headers: Headers, name: string): WireResponse {
  return errorAnswer(codec, headers, new ServiceError(name, ''));
}

/**
 * A type error: its text is in `Message`, with a capital (docs/kinesis.md#serialization-errors).
 */
export function typeError(codec: Codec, headers: Headers, failure: TypeFailure): WireResponse {
  headers['x-amzn-errortype'] = failure.name;
  const body = codec.encodePlain({ __type: failure.name, Message: failure.message });
  return answer(400, headers, body, codec.contentType);
}

/** What the front end says before it knows the client's form: XML. */
export function accessDeniedXml(headers: Headers): WireResponse {
  const text =
    '<AccessDeniedException>\n' +
    '  <Message>Unable to determine service/operation name to be authorized</Message>\n' +
    '</AccessDeniedException>\n';
  headers['x-amzn-errortype'] = 'AccessDeniedException';
  return answer(403, headers, encodeUtf8(text));
}

export function unknownOperationXml(headers: Headers): WireResponse {
  headers['x-amzn-errortype'] = 'UnknownOperationException';
  return answer(404, headers, encodeUtf8('<UnknownOperationException/>\n'));
}

/**
 * Plain `application/json` is understood just far enough to be refused
 * (docs/kinesis.md#unknown-operations-and-content-types).
 */
export function plainJsonRefusal(headers: Headers, name: string, status: number): WireResponse {
  const body = JSON.stringify({
    Output: { __type: `com.amazon.coral.service#${name}` },
    Version: '1.0',
  });
  headers['x-amzn-errortype'] = name;
  return answer(status, headers, encodeUtf8(body), 'application/json');
}
