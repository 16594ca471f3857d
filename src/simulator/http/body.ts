import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';

export type AnyRequest = IncomingMessage | Http2ServerRequest;

/** How reading a body ended. */
export type BodyOutcome =
  | { readonly kind: 'complete'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-slow' }
  /** The client hung up before the end. */
  | { readonly kind: 'gone' };

/**
 * Reads a whole body, no more than `maxBytes`, within `timeoutMs`. When it gives up early
 * the request is left flowing, so that the client can read the answer.
 */
export function readBody(
  request: AnyRequest,
  maxBytes: number,
  timeoutMs: number,
): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let settled = false;
    const settle = (outcome: BodyOutcome): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      chunks.length = 0;
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      settle({ kind: 'too-slow' });
    }, timeoutMs);
    request.on('data', (chunk: Buffer) => {
      if (settled) return;
      size += chunk.length;
      if (size > maxBytes) settle({ kind: 'too-large' });
      else chunks.push(chunk);
    });
    request.on('end', () => {
      const [only] = chunks;
      settle({
        kind: 'complete',
        body: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size),
      });
    });
    request.on('error', () => {
      settle({ kind: 'gone' });
    });
    request.on('close', () => {
      settle({ kind: 'gone' });
    });
  });
}

/** The announced length, or 0 when there is none. */
export function announcedLength(request: AnyRequest): number {
  const length = Number(request.headers['content-length'] ?? 0);
  return Number.isFinite(length) ? length : 0;
}
