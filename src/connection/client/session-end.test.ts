import { ListStreamsCommand } from '@aws-sdk/client-kinesis';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { clientFor } from './client-for-connection.ts';
import { createKinesisTarget } from '../kinesis/kinesis-target.ts';
import { sharedCredentials } from './session-end.ts';

const server = createServer((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/x-amz-json-1.1');
  response.end('{"Records":[{"ShardId":"shardId-000000000000","SequenceNumber":"1"}]}');
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a client whose session ends', () => {
  it('makes no call with the credentials that it still has, and goes on with new ones', async () => {
    const address = server.address();
    assert(typeof address === 'object' && address !== null, 'it listens');
    let end = (): void => undefined;
    let signedIn = true;
    let asked = 0;
    const client = clientFor(
      {
        kind: 'aws',
        region: 'us-east-1',
        user: 'ana',
        identityId: 'us-east-1:1',
        endpoint: `http://127.0.0.1:${address.port}`,
      },
      {
        credentials: () => {
          asked += 1;
          if (signedIn)
            return Promise.resolve({
              accessKeyId: `KEY${asked}`,
              secretAccessKey: 'secret',
              expiration: Date.now() + 3_600_000,
            });
          const error = new Error('Nobody is signed in.');
          error.name = 'SignInNeeded';
          return Promise.reject(error);
        },
        onSessionEnd: (listener) => {
          end = listener;
        },
      },
    );
    const target = createKinesisTarget(client, 'orders');
    const put = () =>
      target.putRecords(
        [{ data: new Uint8Array([1]), partitionKey: 'a' }],
        new AbortController().signal,
      );
    expect(await put()).toMatchObject({ ok: true });
    await client.send(new ListStreamsCommand());
    expect(asked).toBe(1);
    expect((await sharedCredentials(client)).accessKeyId).toBe('KEY1');
    signedIn = false;
    end();
    await expect(sharedCredentials(client)).rejects.toThrow('Nobody is signed in.');
    for (let i = 0; i < 2; i += 1)
      expect(await put()).toMatchObject({ ok: false, error: { kind: 'expired-credentials' } });
    await expect(client.send(new ListStreamsCommand())).rejects.toThrow('Nobody is signed in.');
    signedIn = true;
    expect(await put()).toMatchObject({ ok: true });
    expect(await put()).toMatchObject({ ok: true });
    expect(asked).toBe(6);
  });
});
