import { constants } from 'node:http2';
import type { WireRequest, WireResponse } from '../operation.ts';
import { announcedLength, readBody, type AnyRequest } from './body.ts';
import { writeAnswer, type AnyResponse } from './write.ts';

export interface RequestLogEntry {
  readonly method: string;
  /** The `x-amz-target` without its prefix, or `-`. */
  readonly operation: string;
  /** `undefined`: no answer, the connection was cut or the client hung up. */
  readonly status: number | undefined;
  readonly errorType: string | undefined;
  readonly bodyBytes: number;
  readonly durationMs: number;
}

/** One request on its way; `gone` aborts when its client hangs up. */
export interface Exchange {
  readonly request: AnyRequest;
  readonly response: AnyResponse;
  readonly isHttp2: boolean;
  readonly gone: AbortController;
}

/** What is behind the door. */
export interface Served {
  readonly handler: (request: WireRequest) => Promise<WireResponse>;
  readonly onRequest?: (entry: RequestLogEntry) => void;
}

export interface RequestLimits {
  readonly maxBodyBytes: number;
  readonly requestTimeoutMs: number;
}

/** How long a refused body is read and thrown away, so that the client sees the answer. */
const LINGER_MS = 5000;

/** Reads a request, has it answered, and writes the answer; never rejects. */
export async function serveRequest(
  { request, response, isHttp2, gone }: Exchange,
  door: Served,
  limits: RequestLimits,
): Promise<void> {
  const started = performance.now();
  response.on('close', () => {
    gone.abort();
  });
  response.on('error', () => {
    gone.abort();
  });
  const log = (answer: WireResponse | undefined, bodyBytes: number): void => {
    door.onRequest?.({
      method: request.method ?? '-',
      operation: header(request, 'x-amz-target')?.split('.')[1] ?? '-',
      status: answer?.status,
      errorType: answer?.headers['x-amzn-errortype'],
      bodyBytes,
      durationMs: performance.now() - started,
    });
  };
  try {
    const outcome =
      announcedLength(request) > limits.maxBodyBytes
        ? ({ kind: 'too-large' } as const)
        : await readBody(request, limits.maxBodyBytes, limits.requestTimeoutMs);
    if (outcome.kind === 'gone') {
      log(undefined, 0);
      return;
    }
    if (outcome.kind !== 'complete') {
      const status = outcome.kind === 'too-large' ? 413 : 408;
      log(refuse(request, response, status), 0);
      return;
    }
    const answer = await door.handler({
      method: request.method ?? 'GET',
      path: request.url ?? '/',
      headers: plainHeaders(request),
      body: outcome.body,
      signal: gone.signal,
    });
    log(answer, outcome.body.length);
    if (!gone.signal.aborted) await writeAnswer(response, answer, isHttp2);
  } catch {
    // The service cut the connection: no answer, as a broken network gives none.
    log(undefined, 0);
    cut(request, response);
  }
}

function header(request: AnyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function plainHeaders(request: AnyRequest): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith(':')) continue;
    const value = header(request, name);
    if (value !== undefined) out[name] = value;
  }
  return out;
}

/**
 * Answers before the body was read to its end. The rest is thrown away for a while: many
 * clients read no answer before they have sent all they have.
 */
function refuse(request: AnyRequest, response: AnyResponse, status: number): WireResponse {
  response.statusCode = status;
  response.setHeader('Content-Length', '0');
  response.end();
  request.on('error', () => undefined);
  request.resume();
  const timer = setTimeout(() => {
    cut(request, response);
  }, LINGER_MS);
  request.on('close', () => {
    clearTimeout(timer);
  });
  return { status, headers: {}, body: new Uint8Array() };
}

/** HTTP/1.1: drops the connection. HTTP/2: resets the stream; its neighbours live on. */
function cut(request: AnyRequest, response: AnyResponse): void {
  if ('stream' in response) response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else request.socket.destroy();
}
