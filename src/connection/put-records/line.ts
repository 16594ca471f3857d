import { HttpResponse, type HttpRequest } from '@smithy/protocol-http';
import { BROWSERS_OWN } from './streamed.ts';
import { markedUrl, noteSending } from './sending.ts';

/**
 * One XMLHttpRequest for call after call. A new one for each would hold its answer until the next
 * full collection of garbage: with half a thousand records a call that is 25 MB a second.
 */
export class Line {
  readonly #request = new XMLHttpRequest();
  #answered: (response: HttpResponse) => void = () => undefined;
  #failed: (reason: Error) => void = () => undefined;
  #noteSending: () => void = () => undefined;

  constructor() {
    this.#request.addEventListener('load', () => {
      this.#noteSending();
      const { status, statusText } = this.#request;
      this.#answered(
        new HttpResponse({
          statusCode: status,
          reason: statusText,
          headers: headersOf(this.#request),
          body: new Uint8Array(this.#request.response as ArrayBuffer),
        }),
      );
    });
    // In the words of a failed fetch, which the rest of the page knows.
    this.#request.addEventListener('error', () => {
      this.#failed(new TypeError('Failed to fetch'));
    });
    this.#request.addEventListener('abort', () => {
      this.#failed(cutOff());
    });
  }

  /**
   * Not before the last call has its outcome.
   * @param signal of this call alone
   */
  async send(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
    if (signal?.aborted === true) throw cutOff();
    const { protocol, hostname, port, path, headers } = request;
    const body = request.body as Uint8Array<ArrayBuffer>;
    const abort = (): void => {
      this.#request.abort();
    };
    try {
      return await new Promise((answered, failed) => {
        this.#answered = answered;
        this.#failed = failed;
        const origin = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
        const url = markedUrl(`${origin}${path}`);
        this.#noteSending = () => {
          noteSending(url, body);
        };
        this.#request.open('POST', url);
        this.#request.responseType = 'arraybuffer';
        for (const [name, value] of Object.entries(headers))
          if (!BROWSERS_OWN.has(name)) this.#request.setRequestHeader(name, value);
        signal?.addEventListener('abort', abort);
        this.#request.send(body);
      });
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }
}

function cutOff(): DOMException {
  return new DOMException('The call was cut off.', 'AbortError');
}

/** Those that the service shows to pages: to ask for another one is a warning on the console. */
function headersOf(request: XMLHttpRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of request.getAllResponseHeaders().split('\r\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) headers[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return headers;
}
