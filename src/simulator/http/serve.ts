import { constants } from 'node:http2';
import type { WireRequest, WireResponse } from '../operation.ts';
import {
  announcedLength,
  readBody,
  type AnyRequest,
  type BodyLimits,
  type BodyOutcome,
} from './body.ts';
import { callerProblem, type Callers } from './callers.ts';
import { callerHeaders, header, plainHeaders } from './request-headers.ts';
import { writeAnswer, writeHead, type AnyResponse } from './write.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { JSON_TYPE } from '../../kinesis/content-types.ts';

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
  /** It sends its body when it is told to (`Expect: 100-continue`). */
  readonly waits: boolean;
  readonly gone: AbortController;
}

/** What is behind the door. */
export interface Served {
  readonly handler: (request: WireRequest) => Promise<WireResponse>;
  readonly callers: () => Callers;
  readonly onRequest?: (entry: RequestLogEntry) => void;
}

export interface RequestLimits extends BodyLimits {
  /** How long a client may take none of its answer. */
  readonly silenceMs: number;
}

/** An answer that is no stream. */
type WholeAnswer = WireResponse & { readonly body: Uint8Array };

/** How long a refused body is read and thrown away, so that the client sees the answer. */
const LINGER_MS = 5000;

/** Reads a request, has it answered, and writes the answer; never rejects. */
export async function serveRequest(
  { request, response, isHttp2, waits, gone }: Exchange,
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
    const problem = callerProblem(callerHeaders(request), door.callers());
    if (problem !== undefined) {
      log(refuse(request, response, forbidden(problem), isHttp2), 0);
      return;
    }
    const tooLarge = announcedLength(request) > limits.maxBodyBytes;
    if (waits && !tooLarge) response.writeContinue();
    const outcome = tooLarge ? ({ kind: 'too-large' } as const) : await readBody(request, limits);
    if (outcome.kind === 'gone') {
      log(undefined, 0);
      return;
    }
    if (outcome.kind !== 'complete') {
      log(refuse(request, response, bare(STATUS[outcome.kind]), isHttp2), 0);
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
    response.setTimeout(limits.silenceMs, () => {
      cut(request, response);
    });
    if (!gone.signal.aborted) await writeAnswer(response, answer, isHttp2);
  } catch {
    // The service cut the connection: no answer, as a broken network gives none.
    log(undefined, 0);
    cut(request, response);
  }
}

const STATUS: Readonly<Record<Exclude<BodyOutcome['kind'], 'complete' | 'gone'>, number>> = {
  'too-large': 413,
  'too-slow': 408,
  'too-many': 503,
};

const NOTHING = new Uint8Array();

function bare(status: number): WholeAnswer {
  return { status, headers: { 'content-length': '0' }, body: NOTHING };
}

/**
 * Answers before the body was read to its end. The rest is thrown away for a while: many
 * clients read no answer before they have sent all they have.
 */
function refuse(
  request: AnyRequest,
  response: AnyResponse,
  answer: WholeAnswer,
  isHttp2: boolean,
): WireResponse {
  writeHead(response, answer, isHttp2);
  response.end(answer.body);
  request.on('error', () => undefined);
  request.resume();
  const timer = setTimeout(() => {
    cut(request, response);
  }, LINGER_MS);
  request.on('close', () => {
    clearTimeout(timer);
  });
  return answer;
}

/** HTTP/1.1: drops the connection. HTTP/2: resets the stream; its neighbours live on. */
function cut(request: AnyRequest, response: AnyResponse): void {
  if ('stream' in response) response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else request.socket.destroy();
}

/**
 * The answer to a caller that may not call: in the form of an error of the service, so
 * that a client prints its text. It lets no page read it.
 */
function forbidden(why: string) {
  const body = encodeUtf8(JSON.stringify({ __type: 'AccessDeniedException', message: why }));
  return {
    status: 403,
    headers: {
      'content-type': JSON_TYPE,
      'content-length': String(body.length),
      'x-amzn-errortype': 'AccessDeniedException',
    },
    body,
  };
}
