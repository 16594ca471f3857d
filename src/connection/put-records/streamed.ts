import { HttpResponse, type HttpRequest } from '@smithy/protocol-http';
import { noteSentOnce } from './sending.ts';

/** A browser sets these headers by itself, and forbids anybody else to. */
export const BROWSERS_OWN: ReadonlySet<string> = new Set(['host', 'content-length']);

const bodies = new WeakSet<object>();

/** Lets a request with this body go as {@link sendStreamed} does, where that is possible. */
export function markStreamed(body: object): void {
  bodies.add(body);
}

/** Browsers stream bodies over HTTP/2 only, which they speak with TLS only. */
export function isStreamed({ body, protocol }: HttpRequest): boolean {
  return protocol === 'https:' && typeof body === 'object' && bodies.has(body as object);
}

/**
 * Sends a request whose body the browser reads as a stream. It cannot read that a second time, so it
 * sends nothing twice: where the connection is cut, the call fails. An endpoint that speaks no HTTP/2
 * is sent nothing, and the call fails too.
 */
export async function sendStreamed(
  { protocol, hostname, port, path, headers, body }: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  const bytes = body as Uint8Array<ArrayBuffer>;
  const init: RequestInit & { readonly duplex: 'half' } = {
    method: 'POST',
    headers: Object.entries(headers).filter(([name]) => !BROWSERS_OWN.has(name)),
    body: new ReadableStream({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    }),
    duplex: 'half',
    ...(signal !== undefined && { signal }),
  };
  const origin = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
  const response = await fetch(`${origin}${path}`, init);
  const answer = new Uint8Array(await response.arrayBuffer());
  noteSentOnce(bytes);
  return new HttpResponse({
    statusCode: response.status,
    reason: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: answer,
  });
}
