import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http';
import type { Clock } from '../../base/clock.ts';
import { errorMessage } from '../../base/error-message.ts';
import { isCbor } from '../../kinesis/content-types.ts';
import { withoutToken } from '../kinesis/failure.ts';
import { encodeBase64 } from '../../base/base64.ts';
import { CborError, decodeCbor } from '../../base/cbor-decode.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

/**
 * One call of the API as it went over the wire. No header is kept, nor one that an error repeats:
 * credentials never appear.
 */
export interface LoggedCall {
  readonly id: number;
  /** `PutRecords` */
  readonly operation: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** `undefined` when no answer came. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The error's name, or why no answer came. */
  readonly error: string | undefined;
  /** Its caller had no more use for the answer, as when another stream is read: nothing went wrong. */
  readonly cancelled: boolean;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** Whether it went as CBOR: what is kept is the same in JSON. */
  readonly cbor: boolean;
  /** JSON, at most 20,000 characters; absent when calls came too fast to keep them all. */
  readonly request?: string;
  readonly response?: string;
}

const LONGEST_BODY = 20_000;
/** Bodies of one operation are kept at most this often, so that a load run is not slowed. */
const BODY_EVERY_MS = 500;
/** Between two looks, more calls than this are counted but not listed. */
const MOST_WAITING = 100;

/** Follows what a client sends. `wrap` its request handler, `take` what is new. */
export class ApiLog {
  readonly #clock: Clock;
  readonly #lastBody = new Map<string, number>();
  #waiting: LoggedCall[] = [];
  #lastId = 0;
  #skipped = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The calls since the last look, oldest first, and how many more there were. */
  take(): { readonly calls: readonly LoggedCall[]; readonly skipped: number } {
    const taken = { calls: this.#waiting, skipped: this.#skipped };
    this.#waiting = [];
    this.#skipped = 0;
    return taken;
  }

  wrap<C extends object>(handler: HttpHandler<C>): HttpHandler<C> {
    return {
      ...(handler.metadata !== undefined && { metadata: handler.metadata }),
      handle: (request, options) => this.#handle(handler, request, options),
      updateHttpClientConfig: (key, value) => {
        handler.updateHttpClientConfig(key, value);
      },
      httpHandlerConfigs: () => handler.httpHandlerConfigs(),
      destroy: () => handler.destroy?.(),
    };
  }

  async #handle<C extends object>(
    handler: HttpHandler<C>,
    request: HttpRequest,
    options: Parameters<HttpHandler['handle']>[1],
  ): Promise<{ response: HttpResponse }> {
    const operation = operationOf(request);
    const startedAt = this.#clock.epoch();
    const started = this.#clock.now();
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    const cbor = isCbor(request.headers);
    const keepsBody = this.#keepsBody(operation, started);
    const add = (answer: Partial<LoggedCall>): void => {
      if (this.#waiting.length >= MOST_WAITING) {
        this.#skipped += 1;
        return;
      }
      this.#waiting.push({
        id: (this.#lastId += 1),
        operation,
        startedAt,
        durationMs: this.#clock.now() - started,
        status: undefined,
        requestId: undefined,
        error: undefined,
        cancelled: false,
        requestBytes: body.length,
        responseBytes: 0,
        cbor,
        ...(keepsBody && { request: bodyText(body, cbor, LONGEST_BODY) }),
        ...answer,
      });
    };
    try {
      const { response } = await handler.handle(request, options);
      const { statusCode, headers } = response;
      const failed = statusCode >= 300;
      const isEventStream = headers['content-type']?.includes('eventstream') === true;
      const content = isEventStream ? undefined : await contentOf(response);
      const text =
        content !== undefined && (keepsBody || failed)
          ? bodyText(content, isCbor(headers), LONGEST_BODY)
          : undefined;
      add({
        status: statusCode,
        requestId: headers['x-amzn-requestid'],
        error: failed ? errorOf(headers, text) : undefined,
        responseBytes: content?.length ?? 0,
        ...(keepsBody && text !== undefined && { response: failed ? withoutToken(text) : text }),
      });
      return content === undefined
        ? { response }
        : { response: new HttpResponse({ statusCode, headers, body: content }) };
    } catch (thrown) {
      const cut = cutBy(options?.abortSignal as AbortSignal | undefined);
      add(cut === 'cancelled' ? { cancelled: true } : { error: errorMessage(cut ?? thrown) });
      throw thrown;
    }
  }

  #keepsBody(operation: string, now: number): boolean {
    if (now - (this.#lastBody.get(operation) ?? -Infinity) < BODY_EVERY_MS) return false;
    this.#lastBody.set(operation, now);
    return true;
  }
}

/** Why the caller cut a call: a reason of its own, such as a time-out, or none: it was cancelled. */
function cutBy(signal: AbortSignal | undefined): unknown {
  if (signal?.aborted !== true) return undefined;
  const reason: unknown = signal.reason;
  return reason instanceof DOMException && reason.name === 'AbortError' ? 'cancelled' : reason;
}

function operationOf(request: HttpRequest): string {
  const target = request.headers['x-amz-target'] ?? request.headers['X-Amz-Target'] ?? '';
  return target.slice(target.indexOf('.') + 1);
}

async function contentOf(response: HttpResponse): Promise<Uint8Array | undefined> {
  const body: unknown = response.body;
  if (body instanceof Uint8Array) return body;
  if (body instanceof ReadableStream || body instanceof Blob)
    return new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  return undefined;
}

function errorOf(headers: Record<string, string>, text = ''): string {
  const fromHeader = headers['x-amzn-errortype']?.split(':')[0];
  if (fromHeader !== undefined && fromHeader !== '') return fromHeader;
  return /"__type"\s*:\s*"(?:[^"#]*#)?([^"]*)"/.exec(text)?.[1] ?? 'Error';
}

/**
 * What a body says, as JSON: in CBOR, data is bytes; it is base64 here as it would be in JSON.
 * @param longest characters, of which the rest is cut off
 */
function bodyText(body: Uint8Array, cbor: boolean, longest: number): string {
  return (cbor ? fromCbor(body, longest) : undefined) ?? decodeUtf8(body.subarray(0, longest));
}

function fromCbor(body: Uint8Array, longest: number): string | undefined {
  // Data beyond what is shown costs nothing. What is left out lies after the cut: base64 is longer.
  let left = longest;
  const shown = (_: string, value: unknown): unknown => {
    if (!(value instanceof Uint8Array)) return value;
    const part = value.subarray(0, left);
    left -= part.length;
    return encodeBase64(part);
  };
  try {
    return JSON.stringify(decodeCbor(body), shown).slice(0, longest);
  } catch (thrown) {
    if (thrown instanceof CborError) return undefined;
    throw thrown;
  }
}
