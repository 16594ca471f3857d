import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { ClientHttp2Session } from 'node:http2';
import { connect } from 'node:net';
import { afterEach } from 'vitest';
import { createHandler } from '../../protocol/handler.ts';
import { DoubleService, SIGNED } from '../../protocol/testing/double.ts';
import { openHttpDoor, type HttpDoor, type HttpDoorOptions } from '../server.ts';

export const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'Kinesis_20131202.ListStreams',
  ...SIGNED,
};

export let door: HttpDoor | undefined;
export const service = new DoubleService();

/** Opens a door on a port of its own; it is closed after the test. */
export async function open(over: Partial<HttpDoorOptions> = {}): Promise<number> {
  service.calls.length = 0;
  service.answer = { StreamNames: [], HasMoreStreams: false };
  door = await openHttpDoor({
    handler: createHandler(service),
    host: '127.0.0.1',
    port: 0,
    ...over,
  });
  return door.port;
}

afterEach(async () => {
  await door?.stop();
  door = undefined;
});

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export function post(port: number, body: string | Buffer, headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method: 'POST', headers: { ...HEADERS, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

export function postHttp2(session: ClientHttp2Session, body: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':method': 'POST', ':path': '/', ...HEADERS });
    const chunks: Buffer[] = [];
    let headers: Record<string, unknown> = {};
    stream.on('response', (got) => {
      headers = got;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      resolve({
        status: headers[':status'] as number,
        headers: headers as IncomingMessage['headers'],
        body: Buffer.concat(chunks).toString(),
      });
    });
    stream.on('error', reject);
    stream.end(body);
  });
}

/** Sends bytes as they are and waits until the server has hung up. */
export function raw(port: number, ...parts: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let got = '';
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(got);
    });
    for (const part of parts) socket.write(part);
  });
}
