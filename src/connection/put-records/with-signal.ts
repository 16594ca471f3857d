import type { HttpHandler, HttpRequest, HttpResponse } from '@smithy/protocol-http';

type Config = Record<string, unknown>;
type Options = Parameters<HttpHandler['handle']>[1];

/**
 * Gives each request the abort signal that belongs to its body: a handler that the SDK has put
 * together once for many calls has the same options for all of them.
 */
export class WithSignal implements HttpHandler<Config> {
  readonly #inner: HttpHandler<Config>;
  readonly #signals: WeakMap<object, AbortSignal>;

  /** @param signals by the body of the request, an object that signing hands on as it is */
  constructor(inner: HttpHandler<Config>, signals: WeakMap<object, AbortSignal>) {
    this.#inner = inner;
    this.#signals = signals;
  }

  get metadata(): { readonly handlerProtocol: string } {
    return this.#inner.metadata ?? { handlerProtocol: 'http/1.1' };
  }

  handle(request: HttpRequest, options?: Options): Promise<{ response: HttpResponse }> {
    const body: unknown = request.body;
    const abortSignal =
      typeof body === 'object' && body !== null ? this.#signals.get(body) : undefined;
    return this.#inner.handle(
      request,
      abortSignal === undefined ? options : { ...options, abortSignal },
    );
  }

  destroy(): void {
    this.#inner.destroy?.();
  }

  updateHttpClientConfig(key: never, value: never): void {
    this.#inner.updateHttpClientConfig(key, value);
  }

  httpHandlerConfigs(): Config {
    return this.#inner.httpHandlerConfigs();
  }
}
