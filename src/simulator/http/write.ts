import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import type { WireResponse } from '../operation.ts';

export type AnyResponse = ServerResponse | Http2ServerResponse;

/** As AWS writes them on HTTP/1.1, for clients that compare letter by letter. */
const CASE_OF: ReadonlyMap<string, string> = new Map([
  ['x-amzn-requestid', 'x-amzn-RequestId'],
  ['x-amzn-errortype', 'x-amzn-ErrorType'],
  ['content-type', 'Content-Type'],
  ['content-length', 'Content-Length'],
  ['access-control-allow-origin', 'Access-Control-Allow-Origin'],
  ['access-control-allow-headers', 'Access-Control-Allow-Headers'],
  ['access-control-allow-methods', 'Access-Control-Allow-Methods'],
  ['access-control-expose-headers', 'Access-Control-Expose-Headers'],
  ['access-control-allow-private-network', 'Access-Control-Allow-Private-Network'],
  ['access-control-max-age', 'Access-Control-Max-Age'],
  ['timing-allow-origin', 'Timing-Allow-Origin'],
]);

/** Sets the status and the headers; they leave with the first byte of the body, or its end. */
export function writeHead(
  response: AnyResponse,
  { status, headers }: Pick<WireResponse, 'status' | 'headers'>,
  isHttp2: boolean,
): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(isHttp2 ? name : (CASE_OF.get(name) ?? name), value);
  }
}

/** Sends an answer, frame by frame when it is a stream, no faster than the client reads. */
export async function writeAnswer(
  response: AnyResponse,
  answer: WireResponse,
  isHttp2: boolean,
): Promise<void> {
  writeHead(response, answer, isHttp2);
  const { body } = answer;
  if (body instanceof Uint8Array) {
    if (body.length === 0) response.end();
    else response.end(body);
    return;
  }
  for await (const frame of body) {
    if (isGone(response)) break;
    if (!write(response, frame)) await drained(response);
  }
  if (!isGone(response)) response.end();
}

function write(response: AnyResponse, frame: Uint8Array): boolean {
  return 'stream' in response ? response.write(frame) : response.write(frame);
}

function isGone(response: AnyResponse): boolean {
  return response.destroyed || response.closed;
}

function drained(response: AnyResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.removeListener('drain', done);
      response.removeListener('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
    if (isGone(response)) done();
  });
}
