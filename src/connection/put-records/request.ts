import type { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { HttpHandler, HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { Line } from './line.ts';
import { isStreamed, sendStreamed } from './streamed.ts';

type Options = Parameters<FetchHttpHandler['handle']>[1];
type Config = Record<string, unknown>;

const PUT_RECORDS = 'Kinesis_20131202.PutRecords';

/**
 * A browser's way for PutRecords: one XMLHttpRequest whose answer comes whole. The SDK's own
 * handler sends by fetch and reads the answer as a stream, chunk by chunk: with half a thousand
 * records a call that is 0.8 µs more for each. It stays in charge of all other calls.
 */
export class PutRecordsRequest implements HttpHandler<Config> {
  readonly #own: FetchHttpHandler;
  /** As many as calls were in flight at once. */
  readonly #idle: Line[] = [];

  constructor(own: FetchHttpHandler) {
    this.#own = own;
  }

  async handle(request: HttpRequest, options?: Options): Promise<{ response: HttpResponse }> {
    if (request.headers['x-amz-target'] !== PUT_RECORDS || !('XMLHttpRequest' in globalThis))
      return this.#own.handle(request, options) as Promise<{ response: HttpResponse }>;
    const signal = options?.abortSignal as AbortSignal | undefined;
    if (isStreamed(request)) return { response: await sendStreamed(request, signal) };
    const line = this.#idle.pop() ?? new Line();
    const response = await line.send(request, signal);
    this.#idle.push(line);
    return { response };
  }

  destroy(): void {
    this.#own.destroy();
  }

  updateHttpClientConfig(key: never, value: never): void {
    this.#own.updateHttpClientConfig(key, value);
  }

  httpHandlerConfigs(): Config {
    return this.#own.httpHandlerConfigs() as Config;
  }
}
