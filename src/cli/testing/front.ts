import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What a front answers in the place of the service behind it. */
export interface FrontAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Front {
  readonly url: string;
  /** The operations that were asked for, in turn. */
  readonly operations: string[];
  stop(): Promise<void>;
}

/**
 * A port in front of a service, for what the service itself never does.
 * @param answer is asked with an operation, and how often it was asked for, from 1;
 *   `undefined` lets the request through
 */
export async function startFront(
  service: string,
  answer: (operation: string, times: number) => FrontAnswer | undefined = () => undefined,
): Promise<Front> {
  const operations: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
      operations.push(operation);
      const own = answer(operation, operations.filter((one) => one === operation).length);
      if (own !== undefined) {
        response.writeHead(own.status, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(own.body);
        return;
      }
      const onward = send(service, { method: 'POST', headers: request.headers }).end(body);
      const [reply] = (await once(onward, 'response')) as [IncomingMessage];
      response.writeHead(reply.statusCode ?? 500, reply.headers);
      reply.pipe(response);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    operations,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
