import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReceivedRequest } from './signature.ts';

/** An error as AWS's JSON services send it. */
export class ApiError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Thrown by a handler: the connection is cut without an answer. */
export class Cut extends Error {}

export type Answer =
  | { readonly json: unknown }
  | { readonly raw: Buffer; readonly status: number }
  /** Sent on as it comes, such as the events of SubscribeToShard. */
  | { readonly events: Readable; readonly contentType: string };

interface ApiRequest extends ReceivedRequest {
  /** `SERVICE_VERSION.OPERATION` */
  readonly target: string;
}

export type ApiHandler = (request: ApiRequest) => Promise<Answer>;

/**
 * A server of an AWS JSON API that a page of another origin may call.
 * @param now epoch ms by its own clock
 */
export async function startApiServer(
  handler: ApiHandler,
  now: () => number = Date.now,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    response.setHeader('date', new Date(now()).toUTCString());
    void answer(handler, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(
  handler: ApiHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'x-amzn-errortype,x-amzn-requestid,date');
  if (request.method === 'OPTIONS') {
    const asked = request.headers['access-control-request-headers'] ?? '';
    response.setHeader('access-control-allow-headers', asked);
    response.setHeader('access-control-allow-methods', 'POST');
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  try {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = await buffer(request);
    const result = await handler({
      target: headers['x-amz-target'] ?? '',
      method: request.method ?? '',
      path: request.url ?? '/',
      headers,
      body,
    });
    if ('raw' in result) {
      response.statusCode = result.status;
      response.end(result.raw);
    } else if ('events' in result) {
      response.setHeader('content-type', result.contentType);
      // Ends with the page that leaves, and with the service that stops: neither is an error.
      pipeline(result.events, response, () => undefined);
    } else response.end(JSON.stringify(result.json));
  } catch (thrown) {
    if (thrown instanceof Cut) {
      response.destroy();
      return;
    }
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    response.statusCode = 400;
    response.setHeader('x-amzn-errortype', error.name);
    response.end(JSON.stringify({ __type: error.name, message: error.message }));
  }
}
