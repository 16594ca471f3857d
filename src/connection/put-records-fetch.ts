import type { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { HttpResponse, type HttpHandler, type HttpRequest } from '@smithy/protocol-http';

type Options = Parameters<FetchHttpHandler['handle']>[1];
type Config = Record<string, unknown>;

const PUT_RECORDS = 'Kinesis_20131202.PutRecords';

/**
 * A browser's way for PutRecords: one fetch whose answer is read whole. The SDK's own
 * handler reads it as a stream, chunk by chunk; it stays in charge of all other calls.
 */
export class PutRecordsFetch implements HttpHandler<Config> {
  readonly #own: FetchHttpHandler;

  constructor(own: FetchHttpHandler) {
    this.#own = own;
  }

  async handle(request: HttpRequest, options?: Options): Promise<{ response: HttpResponse }> {
    if (request.headers['x-amz-target'] !== PUT_RECORDS)
      return this.#own.handle(request, options) as Promise<{ response: HttpResponse }>;
    const { protocol, hostname, port, path, headers } = request;
    // A browser sets this one by itself, and forbids anybody else to.
    const { host: _, ...own } = headers;
    const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
    const signal = options?.abortSignal as AbortSignal | undefined;
    // No `cache` mode: `no-store` makes Chromium ask for leave (OPTIONS) before each call anew.
    const response = await fetch(url, {
      method: 'POST',
      headers: own,
      body: request.body as Uint8Array<ArrayBuffer>,
      credentials: 'omit',
      ...(signal !== undefined && { signal }),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    return {
      response: new HttpResponse({
        statusCode: response.status,
        reason: response.statusText,
        headers: headersOf(response),
        body,
      }),
    };
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

/** Of an answer that is no error, only what the SDK looks at: reading all costs 0.1 µs a record. */
function headersOf({ ok, headers }: Response): Record<string, string> {
  if (!ok) return Object.fromEntries(headers);
  const read: Record<string, string> = {};
  for (const name of ['x-amzn-requestid', 'x-amz-request-id', 'date']) {
    const value = headers.get(name);
    if (value !== null) read[name] = value;
  }
  return read;
}
