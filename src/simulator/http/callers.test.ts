import { connect as connectHttp2 } from 'node:http2';
import { expect, test } from 'vitest';
import { callerProblem, normalHost, normalOrigin, type Callers } from './callers.ts';
import { HEADERS, open, post, raw, service } from './testing/client.ts';

const NOBODY_ELSE: Callers = { origins: [], hosts: [], anyHost: false };
const HERE = ['127.0.0.1:4567'];

const refused = (hosts: readonly string[], origins: readonly string[], callers = NOBODY_ELSE) =>
  callerProblem({ hosts, origins }, callers) !== undefined;

test.each([
  '127.0.0.1',
  '127.0.0.1:4567',
  '127.255.0.9:1',
  'localhost',
  'LocalHost:4567',
  'practice.localhost:80',
  '[::1]',
  '[::1]:4567',
])('the host %s is this machine', (host) => {
  expect(refused([host], [])).toBe(false);
});

test.each([
  'evil.example',
  'evil.example:4567',
  'localhost.evil.example',
  'evillocalhost',
  '127.0.0.1.evil.example',
  '127.0.0.1@evil.example',
  'evil.example@127.0.0.1',
  '128.0.0.1',
  '127.0.0.256',
  '127.1',
  '0.0.0.0:4567',
  '[::2]',
  '::1',
  'localhost/evil.example',
  '',
])('the host "%s" is not', (host) => {
  expect(refused([host], [])).toBe(true);
  expect(refused(['localhost', host], [])).toBe(true);
  expect(refused([host], [], { ...NOBODY_ELSE, anyHost: true })).toBe(false);
});

test('a request without a host is refused on loopback', () => {
  expect(refused([], [])).toBe(true);
});

test.each([
  'http://localhost',
  'http://localhost:4173',
  'https://127.0.0.1:8443',
  'http://127.9.9.9:1',
  'http://[::1]:4173',
  'http://lab.localhost:4173',
])('a page of %s is of this machine', (origin) => {
  expect(refused(HERE, [origin])).toBe(false);
});

test.each([
  'null',
  '',
  'http://evil.example',
  'https://localhost.evil.example',
  'http://localhost@evil.example',
  'http://192.168.0.2:4173',
  'http://0.0.0.0:4173',
  'chrome-extension://localhost',
  'file://',
  'localhost',
  'http://localhost, http://evil.example',
])('a page of "%s" is foreign, and answered when it is named', (origin) => {
  expect(refused(HERE, [origin])).toBe(true);
  expect(refused(HERE, ['http://localhost', origin])).toBe(true);
  expect(refused(HERE, [origin], { ...NOBODY_ELSE, anyHost: true })).toBe(true);
  expect(refused(HERE, [origin], { ...NOBODY_ELSE, origins: ['https://other.example'] })).toBe(
    true,
  );
  expect(refused(HERE, [origin], { ...NOBODY_ELSE, origins: [origin] })).toBe(false);
  expect(refused(HERE, [origin], { ...NOBODY_ELSE, origins: ['*'] })).toBe(false);
});

test('what --allow-origin and --allow-host take is written as browsers and clients do', () => {
  expect(normalOrigin('https://Lab.Example/')).toBe('https://lab.example');
  expect(normalOrigin('https://lab.example:443')).toBe('https://lab.example');
  expect(normalOrigin('null')).toBe('null');
  expect(normalOrigin('chrome-extension://abc')).toBe('chrome-extension://abc');
  for (const text of ['lab.example', 'https://', 'https://a/b', 'https://a?b', 'https://u@a', ''])
    expect(normalOrigin(text), text).toBeUndefined();
  expect(normalHost('Kinesis.Test')).toBe('kinesis.test');
  expect(normalHost('::1')).toBe('[::1]');
  for (const text of ['a:1', 'http://a', 'a/b', '*', ''])
    expect(normalHost(text), text).toBeUndefined();
});

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];

test('a foreign page gets 403 on every method, by either protocol, and no leave to read', async () => {
  const port = await open({ allowOrigins: ['https://lab.example'], allowHosts: ['kinesis.test'] });
  const strangers = [
    { host: `127.0.0.1:${port}`, origin: 'http://evil.example' },
    { host: `127.0.0.1:${port}`, origin: 'null' },
    { host: 'evil.example', origin: undefined },
  ];
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  for (const method of METHODS) {
    for (const { host, origin } of strangers) {
      const line = origin === undefined ? '' : `origin: ${origin}\r\n`;
      const text = await raw(
        port,
        `${method} / HTTP/1.1\r\nhost: ${host}\r\n${line}access-control-request-method: POST\r\nconnection: close\r\n\r\n`,
      );
      expect(text, `${method} ${host} ${origin}`).toMatch(/^HTTP\/1\.1 403 /);
      expect(text.toLowerCase()).not.toContain('access-control-allow');

      const stream = session.request({
        ':method': method,
        ':path': '/',
        ':authority': host,
        ...HEADERS,
        ...(origin !== undefined && { origin }),
      });
      stream.end();
      const headers = await new Promise<Record<string, unknown>>((resolve) => {
        stream.on('response', resolve);
      });
      expect(headers[':status'], `${method} ${host} ${origin}`).toBe(403);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      stream.resume();
    }
  }
  session.close();
  expect(service.calls).toEqual([]);
});

test('who is named may call; the refusal says how to be', async () => {
  const port = await open({ allowOrigins: ['https://lab.example'], allowHosts: ['kinesis.test'] });
  const answer = await post(port, '{}', { origin: 'https://lab.example', host: 'kinesis.test:1' });
  expect(answer.status).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect((await post(port, '{}', { origin: 'http://localhost:4173' })).status).toBe(200);
  const stranger = await post(port, '{}', { origin: 'https://other.example' });
  expect(stranger.headers['x-amzn-errortype']).toBe('AccessDeniedException');
  expect(stranger.body).toContain('--allow-origin');
  expect((await post(port, '{}', { host: 'other.test' })).body).toContain('--allow-host');
  expect(service.calls).toHaveLength(2);
});

test('a request line with a host of its own is judged by it', async () => {
  const port = await open();
  const rest = 'HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';
  const text = await raw(port, `GET http://evil.example/ ${rest}`);
  expect(text).toContain('--allow-host');
  expect(await raw(port, `GET http://localhost/ ${rest}`)).not.toContain('--allow-host');
  const twice = await raw(port, `GET / HTTP/1.1\r\nhost: evil.example\r\n${rest.slice(10)}`);
  expect(twice).toMatch(/^HTTP\/1\.1 40[03] /);
});

test('a port that listens on every address is reached by any name, and by no foreign page', async () => {
  const port = await open({ host: '0.0.0.0' });
  expect((await post(port, '{}', { host: 'shardlab:4567' })).status).toBe(200);
  expect((await post(port, '{}', { origin: 'http://evil.example' })).status).toBe(403);
});

test('a page that may call is told so when its browser asks for this machine', async () => {
  const port = await open({ allowOrigins: ['https://lab.example'] });
  const ask = (origin: string) =>
    raw(
      port,
      `OPTIONS / HTTP/1.1\r\nhost: localhost\r\norigin: ${origin}\r\nconnection: close\r\naccess-control-request-private-network: true\r\n\r\n`,
    );
  expect(await ask('https://lab.example')).toContain('Access-Control-Allow-Private-Network: true');
  expect(await ask('https://evil.example')).toMatch(/^HTTP\/1\.1 403 /);
});
