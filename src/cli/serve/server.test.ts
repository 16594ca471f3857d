import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { serve } from './server.ts';

let root: string;
let server: Server;
let origin: string;
const violations: string[] = [];

function portOf(of: Server): number {
  const address = of.address();
  assert(typeof address === 'object' && address !== null, 'it listens on a port');
  return address.port;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'shardlab-serve-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(root, 'assets/entry-1234.js'), 'export {};');
  await writeFile(join(root, 'config.json'), '{"regions":["eu-west-3"]}');
  server = await serve({
    root,
    port: 0,
    connect: ['https://added.example.org'],
    onViolation: (line) => violations.push(line),
  });
  origin = `http://127.0.0.1:${portOf(server)}`;
});

afterAll(async () => {
  server.close();
  await rm(root, { recursive: true });
});

describe('serve', () => {
  it.each([
    ['the page', '/', 'GET', 200],
    ['a worker script', '/assets/entry-1234.js', 'GET', 200],
    ['a file that is not there', '/assets/none.js', 'GET', 404],
    ['a way out of the folder', '/..%2f..%2fetc%2fpasswd', 'GET', 404],
    ['a method it does not know', '/', 'DELETE', 405],
    ['a report', '/csp-report', 'POST', 204],
  ])('sends the policy with %s', async (_what, path, method, status) => {
    const response = await fetch(origin + path, { method });
    expect(response.status).toBe(status);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain('https://kinesis.eu-west-3.amazonaws.com');
    expect(policy).toContain('https://added.example.org');
    expect(policy).toContain('report-uri /csp-report');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('sends the policy even with an answer to what is no HTTP', async () => {
    const socket = connect(portOf(server), '127.0.0.1');
    socket.write('this is no request\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain("default-src 'none'");
  });

  const NOT_OURS = [
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['an expectation', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: tea\r\n\r\n', 417],
    ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}`, 431],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n', 405],
    ['a length that is none', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n', 400],
    ['a method that is none', 'TEA / HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    [
      'a range that is none',
      'GET / HTTP/1.1\r\nhost: a\r\nrange: bytes=99999-\r\nconnection: close\r\n\r\n',
      416,
    ],
    ['options', 'OPTIONS * HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 405],
    [
      'an upgrade',
      'GET /x HTTP/1.1\r\nhost: a\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n',
      404,
    ],
    ['a path that is none', 'GET /%ff%00 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 404],
    ['a head', 'HEAD / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', 200],
  ] as const;

  it.each(NOT_OURS)('answers %s with every header', async (_what, sent, status) => {
    const socket = connect(portOf(server), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(sent);
    const answer = (await text(socket)).toLowerCase();
    expect(answer.slice(0, 12)).toBe(`http/1.1 ${status}`);
    for (const name of [
      'content-security-policy',
      'x-content-type-options',
      'x-frame-options',
      'referrer-policy',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy',
    ])
      expect(answer, name).toContain(`\r\n${name}: `);
  });

  it('answers what did not change with every header', async () => {
    const first = await fetch(`${origin}/`);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${origin}/`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('lets a browser keep hashed files for good, and nothing else', async () => {
    const asset = await fetch(`${origin}/assets/entry-1234.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toContain('javascript');
    for (const path of ['/', '/index.html', '/config.json', '/assets/none.js']) {
      const response = await fetch(origin + path);
      expect(response.headers.get('cache-control'), path).toBe('no-store');
    }
  });

  it('gives the page a configuration with the origins that were added', async () => {
    const response = await fetch(`${origin}/config.json`);
    expect(response.headers.get('content-type')).toContain('json');
    expect(await response.json()).toEqual({
      regions: ['eu-west-3'],
      endpoints: ['https://added.example.org'],
    });
  });

  it('tells of a reported violation in one line, without control characters', async () => {
    violations.length = 0;
    const report = {
      'effective-directive': 'connect-src',
      'blocked-uri': 'https://evil.example/\u001b[31m\n',
      'document-uri': 'http://127.0.0.1/',
      'source-file': 'http://127.0.0.1/assets/entry.js',
      'line-number': 7,
    };
    await fetch(`${origin}/csp-report`, {
      method: 'POST',
      body: JSON.stringify({ 'csp-report': report }),
    });
    await fetch(`${origin}/csp-report`, { method: 'POST', body: 'not json' });
    expect(violations).toEqual([
      'content-security-policy violation: connect-src blocked https://evil.example/ [31m  in http://127.0.0.1/ http://127.0.0.1/assets/entry.js:7',
      'content-security-policy violation: not json',
    ]);
  });

  it('refuses a port that is taken', async () => {
    await expect(
      serve({ root, port: portOf(server), connect: [], onViolation: () => undefined }),
    ).rejects.toThrow(/EADDRINUSE/);
  });

  it.each(['https://a;script-src', 'https://*', 'https://a,b', 'http://[::1]:1'])(
    'refuses to add %s to the policy',
    async (added) => {
      await expect(
        serve({ root, port: 0, connect: [added], onViolation: () => undefined }),
      ).rejects.toThrow(/can't be a source/);
    },
  );

  it('names the file and the setting when config.json is wrong', async () => {
    const other = await mkdtemp(join(tmpdir(), 'shardlab-serve-'));
    try {
      const options = { root: other, port: 0, connect: [], onViolation: () => undefined };
      await writeFile(join(other, 'config.json'), '{"regions":["nowhere!"]}');
      await expect(serve(options)).rejects.toThrow(/config\.json: .*AWS region/);
      await writeFile(join(other, 'config.json'), '{');
      await expect(serve(options)).rejects.toThrow(/config\.json: .*not JSON/);
    } finally {
      await rm(other, { recursive: true });
    }
  });
});
