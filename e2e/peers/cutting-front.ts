import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createSecureServer, Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  /** HTTP/2 over TLS, with a certificate that signs itself; otherwise HTTP/1.1. */
  readonly http2?: boolean;
}

type Asked = IncomingMessage | Http2ServerRequest;
type Answered = ServerResponse | Http2ServerResponse;

/** Headers of one connection, which are not handed on (RFC 9110 §7.6.1). */
const OF_CONNECTION = /^(?::.*|connection|keep-alive|transfer-encoding)$/;

/** A port in front of a service that cuts connections after the service has stored the records. */
export async function startCuttingFront(service: string, options: Options): Promise<CuttingFront> {
  let puts = 0;
  let cut = 0;
  const handle = async (request: Asked, response: Answered): Promise<void> => {
    const body = await buffer(request);
    const { method } = request;
    const headers = handedOn(request.headers);
    const onward = send(service, { method, headers }).end(body);
    const [reply] = (await once(onward, 'response')) as [IncomingMessage];
    const answer = await buffer(reply);
    if (String(headers['x-amz-target']).endsWith('.PutRecords') && method === 'POST') {
      puts += 1;
      if (puts % options.every === 0) {
        cut += 1;
        setTimeout(() => cutOff(request), options.afterMs);
        return;
      }
    }
    for (const [name, value] of Object.entries(handedOn(reply.headers)))
      if (value !== undefined && (options.showsTiming || name !== 'timing-allow-origin'))
        response.setHeader(name, value);
    response.statusCode = reply.statusCode ?? 500;
    response.end(answer);
  };
  const listener = (request: Asked, response: Answered): void => void handle(request, response);
  const sockets = new Set<{ destroy(): void }>();
  const server =
    options.http2 === true
      ? createSecureServer(selfSigned(), listener).on('session', (one) => sockets.add(one))
      : createServer(listener).on('connection', (one) => sockets.add(one));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.http2 === true ? 'https' : 'http'}://127.0.0.1:${port}`,
    cut: () => cut,
    async stop() {
      for (const one of sockets) one.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function handedOn(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const kept = Object.entries(headers).filter(([name]) => !OF_CONNECTION.test(name));
  return Object.fromEntries(kept);
}

function cutOff(request: Asked): void {
  if (request instanceof Http2ServerRequest) request.stream.session?.destroy();
  else request.socket.destroy();
}

function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'cutting-front-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const what = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const whom = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', ...what, ...whom, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
