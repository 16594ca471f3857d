import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import {
  createServer,
  STATUS_CODES,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { resolve } from 'node:path';
import sirv from 'sirv';
import { z } from 'zod';
import { plainLine } from '../../base/plain-text.ts';
import type { RuntimeConfig } from '../../connection/config/config.ts';
import {
  contentSecurityPolicy,
  REPORT_PATH,
} from '../../connection/config/content-security-policy.ts';
import { readConfig } from '../../connection/config/read-config.ts';

/** What Node would answer, by the code of its error; anything else is 400. */
const CLIENT_ERRORS: ReadonlyMap<string, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
]);

/** Longest report that is read; a browser's are far shorter. */
const MAX_REPORT_BYTES = 64 * 1024;

export interface ServeOptions {
  /** Folder of the built page. */
  readonly root: string;
  /** 0: any free port. */
  readonly port: number;
  /** Origins added to `connect-src`, and to the endpoints that the page offers. */
  readonly connect: readonly string[];
  /** Told of every violation that a browser reports: one line of text. */
  readonly onViolation: (line: string) => void;
}

/**
 * Serves the built page on loopback. Every response, errors and worker scripts too,
 * carries the strict Content-Security-Policy.
 *
 * @throws Error when the port is taken or `config.json` is wrong
 */
export async function serve(options: ServeOptions): Promise<Server> {
  const file = await configOf(resolve(options.root, 'config.json'));
  // The page offers what is in the file that it gets, so it gets what was added as well.
  const added = options.connect.filter((origin) => origin.startsWith('http'));
  const config = { ...file, endpoints: [...new Set([...file.endpoints, ...added])] };
  const configText = `${JSON.stringify(config, null, 2)}\n`;
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(config, options.connect, REPORT_PATH),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
  const files = sirv(options.root, { etag: true, setHeaders: setCacheControl });
  // Node itself would refuse a request without a host, with no header of ours.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.headers.host === undefined && request.httpVersion === '1.1') {
      end(response.setHeader('Connection', 'close'), 400, 'The request names no host.');
    } else if (request.url === REPORT_PATH && request.method === 'POST') {
      takeReport(request, response, options.onViolation);
    } else if (request.method === 'GET' && request.url?.split('?')[0] === '/config.json') {
      end(response, 200, configText, 'application/json; charset=utf-8');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      end(response.setHeader('Allow', 'GET, HEAD'), 405, 'Only GET and HEAD are answered here.');
    } else {
      files(request, response, () => end(response, 404, 'There is no such file.'));
    }
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    end(response.setHeader('Connection', 'close'), 417, 'Only 100-continue can be expected.');
  });
  const bare = (status: number): string => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n${lines.join('')}\r\n`;
  };
  // What is no HTTP at all is answered before a response object exists.
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(bare((code && CLIENT_ERRORS.get(code)) || 400));
    else socket.destroy();
  });
  server.on('connect', (_request, socket) => {
    socket.end(bare(405));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** @throws Error that names the file and what is wrong in it */
async function configOf(path: string): Promise<RuntimeConfig> {
  const read = readConfig(await readFile(path, 'utf8'));
  if (read.ok) return read.value;
  const problems = read.error.map(({ setting, words }) => `${setting} ${words}`.trim());
  throw new Error(`${path}: ${problems.join('\n')}`);
}

/** Files under assets/ carry a hash of their bytes in their name; all others may change. */
function setCacheControl(response: ServerResponse, path: string): void {
  response.setHeader(
    'Cache-Control',
    path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
  );
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-store');
  response.end(text.endsWith('\n') ? text : `${text}\n`);
}

const cspReport = z.object({
  'csp-report': z.looseObject({
    'effective-directive': z.string(),
    'blocked-uri': z.string().default(''),
    'document-uri': z.string().default(''),
    'source-file': z.string().default(''),
    'line-number': z.number().optional(),
  }),
});

/** One line. A report is whatever its sender wrote: no control character reaches a terminal. */
function describeReport(text: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = cspReport.safeParse(json);
  const report = parsed.success ? parsed.data['csp-report'] : undefined;
  const words =
    report === undefined
      ? text
      : `${report['effective-directive']} blocked ${report['blocked-uri'] || 'code'} in ${report['document-uri']} ${report['source-file']}:${report['line-number'] ?? ''}`;
  return plainLine(`content-security-policy violation: ${words}`).slice(0, 2_000);
}

function takeReport(
  request: IncomingMessage,
  response: ServerResponse,
  onViolation: (line: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= MAX_REPORT_BYTES) chunks.push(chunk);
  });
  request.on('end', () => {
    onViolation(describeReport(Buffer.concat(chunks).toString('utf8')));
    end(response, 204, '');
  });
  request.on('error', () => {
    response.destroy();
  });
}
