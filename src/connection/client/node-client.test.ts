import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { assert } from '../../base/assert.ts';
import { toServiceFailure } from '../kinesis/failure.ts';
import { createNodeClient, nodeRegion } from './node-client.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Made by the openssl that every machine with Git has. */
async function selfSigned(): Promise<{ key: string; cert: string }> {
  const words =
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost -days 2 -keyout - -out -';
  const { stdout } = await promisify(execFile)('openssl', words.split(' '));
  return { key: stdout, cert: stdout };
}

async function placeOf(server: Server): Promise<string> {
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'it listens');
  return `127.0.0.1:${address.port}`;
}

/** The `Authorization` header that a client sends to a port on loopback. */
async function authorizationOf(env: Record<string, string>): Promise<string> {
  vi.stubEnv('HOME', '/nonexistent');
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
    vi.stubEnv(name, env[name]);
  let authorization = '';
  const server = createServer((request, response) => {
    authorization = request.headers.authorization ?? '';
    response.setHeader('Content-Type', 'application/x-amz-json-1.1');
    response.end('{"StreamNames":[],"HasMoreStreams":false}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert(typeof address === 'object' && address !== null, 'it listens');
  const client = createNodeClient({ endpoint: `http://127.0.0.1:${address.port}`, env });
  await client.send(new ListStreamsCommand({}));
  client.destroy();
  server.close();
  return authorization;
}

describe('the client of the command line', () => {
  it('takes the region from the flag, then AWS_REGION, then us-east-1', () => {
    expect(nodeRegion({ region: 'eu-west-3', env: { AWS_REGION: 'eu-west-1' } })).toBe('eu-west-3');
    expect(nodeRegion({ env: { AWS_REGION: 'eu-west-1' } })).toBe('eu-west-1');
    expect(nodeRegion({ env: {} })).toBe('us-east-1');
  });

  it('signs as test when an endpoint is given and no credentials are', async () => {
    expect(await authorizationOf({})).toContain('Credential=test/');
  });

  it('signs with the credentials of the environment', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
    expect(await authorizationOf(env)).toContain('Credential=AKIDEXAMPLE/');
  });

  it('reaches an https endpoint that speaks only HTTP/1.1', async () => {
    const certificate = await selfSigned();
    // What the certificate is good for is not what this is about.
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = createSecureServer(certificate, (_, response) => {
      response.setHeader('Content-Type', 'application/x-amz-json-1.1');
      response.end('{"StreamNames":["there"],"HasMoreStreams":false}');
    }).listen(0, '127.0.0.1');
    const client = createNodeClient({ endpoint: `https://${await placeOf(server)}`, env: {} });
    const { StreamNames } = await client.send(new ListStreamsCommand({}));
    expect(StreamNames).toEqual(['there']);
    client.destroy();
    server.close();
  });

  it('says in words that a port does not speak https', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const client = createNodeClient({ endpoint: `https://${await placeOf(server)}`, env: {} });
    const failure = await client.send(new ListStreamsCommand({})).catch(toServiceFailure);
    expect(failure).toMatchObject({ kind: 'lost' });
    expect(JSON.stringify(failure)).toContain('write http://');
    expect(JSON.stringify(failure)).not.toMatch(/openssl|routines/i);
    client.destroy();
    server.close();
  });
});
