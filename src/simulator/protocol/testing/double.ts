import {
  type ApiObject,
  ServiceError,
  type Service,
  type WireRequest,
  type WireResponse,
} from '../../operation.ts';
import { encodeUtf8 } from '../../../base/utf8.ts';

/** A service that remembers what it was asked and answers what it is told to. */
export class DoubleService implements Service {
  readonly calls: { operation: string; input: ApiObject }[] = [];
  answer: ApiObject | Error = {};
  events: readonly (ApiObject | Error)[] = [];
  stopped = false;

  call(operation: string, input: ApiObject): Promise<ApiObject> {
    this.calls.push({ operation, input });
    return this.answer instanceof Error
      ? Promise.reject(this.answer)
      : Promise.resolve(this.answer);
  }

  subscribe(input: ApiObject, signal: AbortSignal): Promise<{ events: AsyncIterable<ApiObject> }> {
    this.calls.push({ operation: 'SubscribeToShard', input });
    if (this.answer instanceof ServiceError) return Promise.reject(this.answer);
    signal.addEventListener('abort', () => {
      this.stopped = true;
    });
    return Promise.resolve({ events: eventsOf(this.events) });
  }
}

async function* eventsOf(events: readonly (ApiObject | Error)[]): AsyncGenerator<ApiObject> {
  for (const event of events) {
    await Promise.resolve();
    if (event instanceof Error) throw event;
    yield event;
  }
}

export const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/kinesis/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
  'x-amz-date': '20261121T000000Z',
} as const;

/** A signed JSON request for an operation; `over` replaces parts of it. */
export function jsonRequest(
  operation: string,
  body: unknown,
  over: Partial<WireRequest> = {},
): WireRequest {
  return {
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Kinesis_20131202.${operation}`,
      ...SIGNED,
    },
    body: encodeUtf8(typeof body === 'string' ? body : JSON.stringify(body)),
    ...over,
  };
}

/** The body of an answer of known length. */
export function bodyOf(response: WireResponse): Uint8Array {
  if (!(response.body instanceof Uint8Array)) throw new Error('an event stream');
  return response.body;
}
