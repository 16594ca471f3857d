import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { MIB } from '../../kinesis/quotas-and-prices/quotas.ts';
import type { WireRequest, WireResponse } from '../operation.ts';
import type { AnyRequest } from './body.ts';
import { BodyBudget } from './body-budget.ts';
import type { Callers } from './callers.ts';
import { closeWhenIdle } from './idle-session.ts';
import { isLoopbackHost } from './loopback.ts';
import { serveRequest, type RequestLogEntry } from './serve.ts';
import { sniffProtocol } from './sniff.ts';
import type { AnyResponse } from './write.ts';

export type { RequestLogEntry } from './serve.ts';

export interface HttpDoorOptions {
  readonly handler: (request: WireRequest) => Promise<WireResponse>;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Pages of these origins may call besides those of this machine; `*`: every page. */
  readonly allowOrigins?: readonly string[];
  /** Host names that are answered on loopback besides those of this machine. */
  readonly allowHosts?: readonly string[];
  /** 10 MiB of data in base64 with room for keys, by default. */
  readonly maxBodyBytes?: number;
  /** How long a client may take to send a whole request. */
  readonly requestTimeoutMs?: number;
  /** How long a client may say nothing, or take none of its answer. */
  readonly silenceMs?: number;
  /** How long a connection is kept after an answer. */
  readonly keepAliveMs?: number;
  /** What all bodies that are not whole yet may hold together. */
  readonly maxUnfinishedBytes?: number;
  /** Told of every request when it is answered, for a log. */
  readonly onRequest?: (entry: RequestLogEntry) => void;
}

export interface HttpDoor {
  readonly port: number;
  /** Takes no more connections, lets requests under way end, and is done within 1.5 s. */
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 16 * MIB;
const MAX_UNFINISHED_BYTES = 256 * MIB;
const REQUEST_TIMEOUT_MS = 30_000;
/** Clients keep idle connections for about a minute; hanging up first would lose requests. */
const KEEP_ALIVE_MS = 75_000;
const SILENCE_MS = 60_000;
const STOP_PATIENCE_MS = 1000;
const BACKLOG = 2048;
const HTTP2_WINDOW_BYTES = 4 * MIB;

/**
 * The HTTP door: HTTP/1.1, and HTTP/2 with prior knowledge, on one port without TLS.
 * @throws NodeJS.ErrnoException when the port cannot be had
 */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();

  const limits = {
    maxBodyBytes: options.maxBodyBytes ?? MAX_BODY_BYTES,
    requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    silenceMs: options.silenceMs ?? SILENCE_MS,
    budget: new BodyBudget(options.maxUnfinishedBytes ?? MAX_UNFINISHED_BYTES),
  };
  const { requestTimeoutMs, silenceMs } = limits;
  const keepAliveMs = options.keepAliveMs ?? KEEP_ALIVE_MS;
  const underWay = new Set<AbortController>();
  let callers: Callers = {
    origins: options.allowOrigins ?? [],
    hosts: options.allowHosts ?? [],
    anyHost: false,
  };
  const served = { ...options, callers: () => callers };
  const serve = async (
    request: AnyRequest,
    response: AnyResponse,
    { isHttp2 = false, waits = false },
  ): Promise<void> => {
    const gone = new AbortController();
    underWay.add(gone);
    await serveRequest({ request, response, isHttp2, waits, gone }, served, limits);
    underWay.delete(gone);
  };

  const http1 = createServer(
    {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: requestTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, requestTimeoutMs),
    },
    (request: IncomingMessage, response: ServerResponse) => {
      void serve(request, response, {});
    },
  );
  http1.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    void serve(request, response, { waits: true });
  });

  const http2 = createHttp2Server(
    { settings: { initialWindowSize: HTTP2_WINDOW_BYTES, maxConcurrentStreams: 1000 } },
    (request: Http2ServerRequest, response: Http2ServerResponse) => {
      void serve(request, response, { isHttp2: true });
    },
  );
  http2.on('session', (session) => {
    sessions.add(session);
    session.setLocalWindowSize(HTTP2_WINDOW_BYTES * 4);
    session.on('close', () => sessions.delete(session));
    closeWhenIdle(session, silenceMs, keepAliveMs);
    session.on('error', () => {
      session.destroy();
    });
  });

  // The HTTP/1.1 server owns the port; its connections are looked at before it takes them.
  const takeHttp1 = http1.listeners('connection') as ((socket: Socket) => void)[];
  http1.removeAllListeners('connection');
  http1.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    sniffProtocol(socket, silenceMs, (protocol) => {
      if (protocol === 'h2') {
        // An HTTP/1.1 server lets a client say no more and still listen. A session of
        // HTTP/2 would never hear that its client hung up.
        socket.allowHalfOpen = false;
        http2.emit('connection', socket);
        return;
      }
      for (const take of takeHttp1) take.call(http1, socket);
      socket.resume();
    });
  });

  await new Promise<void>((resolve, reject) => {
    http1.once('error', reject);
    http1.listen({ host: options.host, port: options.port, backlog: BACKLOG }, () => {
      http1.removeListener('error', reject);
      resolve();
    });
  });

  const { port, address } = http1.address() as AddressInfo;
  // What the name in `host` was resolved to decides, not the name.
  callers = { ...callers, anyHost: !isLoopbackHost(address) };

  return {
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => {
        http1.close(() => {
          resolve();
        });
      });
      http1.closeIdleConnections();
      for (const session of sessions) session.close();
      const isIdle = (): boolean => underWay.size === 0;
      for (let waited = 0; waited < STOP_PATIENCE_MS && !isIdle(); waited += 20) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      for (const request of underWay) request.abort();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
