import { ListStreamsCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApiServer } from '../../../e2e/peers/front-server.ts';
import { signatureProblem, type ReceivedRequest } from '../../../e2e/peers/signature.ts';
import { createKinesisClient } from './client.ts';

const KEYS = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
let received: ReceivedRequest | undefined;
let server: Awaited<ReturnType<typeof startApiServer>>;

beforeAll(async () => {
  server = await startApiServer((request) => {
    received = request;
    return Promise.resolve({ json: { Records: [], StreamNames: [] } });
  });
});

afterAll(() => server.stop());

it('is right by a computation of our own, for small bodies and large ones, and for no other key or body', async () => {
  const client = createKinesisClient({
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: () => Promise.resolve(KEYS),
    requestHandler: new FetchHttpHandler(),
  });
  const record = { PartitionKey: 'k', Data: new Uint8Array(20_000) };
  for (const command of [
    new ListStreamsCommand({}),
    new PutRecordsCommand({ StreamName: 's', Records: [record] }),
  ]) {
    await client.send(command as ListStreamsCommand);
    if (received === undefined) throw new Error('nothing came');
    expect(received.headers['authorization']).toContain('/eu-west-1/kinesis/aws4_request');
    expect(received.headers['x-amz-security-token']).toBe('token');
    expect(signatureProblem(received, 'secret')).toBeUndefined();
    expect(signatureProblem(received, 'Secret')).toBe('the signature does not match');
    const changed = { ...received, body: Buffer.concat([received.body, Buffer.from(' ')]) };
    expect(signatureProblem(changed, 'secret')).toMatch(/body|signature/);
    const later = { ...received.headers, 'x-amz-target': 'Kinesis_20131202.DeleteStream' };
    expect(signatureProblem({ ...received, headers: later }, 'secret')).toMatch(/signature/);
  }
});
