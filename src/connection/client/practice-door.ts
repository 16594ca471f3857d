import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { DoorAnswer, DoorRequest } from '../../simulator/door/port-door.ts';

interface Waiting {
  resolve(response: HttpResponse): void;
  reject(error: Error): void;
  stream?: ReadableStreamDefaultController<Uint8Array>;
}

/**
 * The practice stream's door for the SDK: a request handler that carries each HTTP
 * request over a MessagePort to the worker that holds the simulator, so that practice
 * runs through the same KinesisClient as AWS does.
 */
export class PracticeRequestHandler implements HttpHandler<Record<string, never>> {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = (event: MessageEvent<DoorAnswer>) => {
      this.#receive(event.data);
    };
  }

  handle(
    request: HttpRequest,
    options?: Parameters<HttpHandler['handle']>[1],
  ): Promise<{ response: HttpResponse }> {
    const id = (this.#lastId += 1);
    const abortSignal = options?.abortSignal as AbortSignal | undefined;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#port.postMessage({ id, abort: true } satisfies DoorRequest);
        this.#fail(id, abortError());
      };
      if (abortSignal?.aborted === true) {
        reject(abortError());
        return;
      }
      abortSignal?.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, {
        resolve: (response) => {
          resolve({ response });
        },
        reject,
      });
      const body = bodyBytes(request.body);
      const message: DoorRequest = {
        id,
        request: {
          method: request.method,
          path: request.path,
          headers: lowerCased(request.headers),
          body,
        },
      };
      this.#port.postMessage(message, [body.buffer]);
    });
  }

  updateHttpClientConfig(): void {
    // There is nothing to configure: no socket, no TLS.
  }

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  destroy(): void {
    this.#port.close();
  }

  #receive(answer: DoorAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (waiting === undefined) return;
    if ('cut' in answer) this.#fail(answer.id, new TypeError(answer.cut));
    else if ('chunk' in answer) waiting.stream?.enqueue(answer.chunk);
    else if ('end' in answer) {
      waiting.stream?.close();
      this.#waiting.delete(answer.id);
    } else this.#answer(waiting, answer);
  }

  #answer(waiting: Waiting, answer: Extract<DoorAnswer, { status: number }>): void {
    const { id, status, headers, body } = answer;
    if (body !== undefined) this.#waiting.delete(id);
    waiting.resolve(
      new HttpResponse({
        statusCode: status,
        headers: { ...headers },
        body: body ?? this.#stream(id, waiting),
      }),
    );
  }

  #stream(id: number, waiting: Waiting): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        waiting.stream = controller;
      },
      cancel: () => {
        this.#port.postMessage({ id, abort: true } satisfies DoorRequest);
        this.#waiting.delete(id);
      },
    });
  }

  #fail(id: number, error: Error): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (waiting?.stream === undefined) waiting?.reject(error);
    else waiting.stream.error(error);
  }
}

function abortError(): Error {
  const error = new Error('The request was aborted.');
  error.name = 'AbortError';
  return error;
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

/** Bytes that can be given away: a body is often a part of a buffer, all of which would be copied. */
function bodyBytes(body: unknown): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  if (typeof body === 'string') return encodeUtf8(body);
  return new Uint8Array();
}
