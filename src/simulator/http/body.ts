import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { BodyBudget } from './body-budget.ts';

export type AnyRequest = IncomingMessage | Http2ServerRequest;

/** How reading a body ended. */
export type BodyOutcome =
  | { readonly kind: 'complete'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-slow' }
  /** Others need the memory: all unfinished bodies together held too much. */
  | { readonly kind: 'too-many' }
  /** The client hung up before the end. */
  | { readonly kind: 'gone' };

export interface BodyLimits {
  readonly maxBodyBytes: number;
  /** How long a whole body may take. */
  readonly requestTimeoutMs: number;
  /** For all bodies that are not whole yet. */
  readonly budget: BodyBudget;
}

/** A body of 16 MiB comes in some 300 pieces; in pieces of one byte it would hold a gigabyte. */
const MAX_CHUNKS = 65_536;
/** What Node keeps for a piece besides its bytes. */
const CHUNK_OVERHEAD_BYTES = 256;

/**
 * Reads a whole body within its limits. When it gives up early the request is left flowing,
 * so that the client can read the answer.
 */
export function readBody(
  request: AnyRequest,
  { maxBodyBytes, requestTimeoutMs, budget }: BodyLimits,
): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let settled = false;
    const settle = (outcome: BodyOutcome): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      held.release();
      chunks.length = 0;
      resolve(outcome);
    };
    const held = budget.begin(() => {
      settle({ kind: 'too-many' });
    });
    const timer = setTimeout(() => {
      settle({ kind: 'too-slow' });
    }, requestTimeoutMs);
    request.on('data', (chunk: Buffer) => {
      if (settled) return;
      size += chunk.length;
      if (size > maxBodyBytes || chunks.length === MAX_CHUNKS) {
        settle({ kind: 'too-large' });
        return;
      }
      chunks.push(chunk);
      held.add(chunk.length + CHUNK_OVERHEAD_BYTES);
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
