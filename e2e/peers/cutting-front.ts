import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface CuttingFront {
  readonly url: string;
  /** PutRecords calls that were let through to the service and then cut. */
  readonly cut: () => number;
  stop(): Promise<void>;
}

interface Options {
  /** Of the PutRecords calls, each one with this number is cut. */
  readonly every: number;
  /** From storing to the cut. */
  readonly afterMs: number;
  /** Whether pages may see the times of their connections. */
  readonly showsTiming: boolean;
}

/** A port in front of a service that cuts connections after the service has stored the records. */
export async function startCuttingFront(service: string, options: Options): Promise<CuttingFront> {
  let puts = 0;
  let cut = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const body = await buffer(request);
      const { method, headers } = request;
      const onward = send(service, { method, headers }).end(body);
      const [reply] = (await once(onward, 'response')) as [IncomingMessage];
      const answer = await buffer(reply);
      if (String(headers['x-amz-target']).endsWith('.PutRecords') && method === 'POST') {
        puts += 1;
        if (puts % options.every === 0) {
          cut += 1;
          setTimeout(() => request.socket.destroy(), options.afterMs);
          return;
        }
      }
      if (!options.showsTiming) delete reply.headers['timing-allow-origin'];
      response.writeHead(reply.statusCode ?? 500, reply.headers).end(answer);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => cut,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
