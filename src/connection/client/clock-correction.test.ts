import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { ListStreamsCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { assert } from '../../base/assert.ts';
import { correctClock } from './clock-correction.ts';
import { callControl } from '../kinesis/control.ts';
import { createKinesisSource } from '../kinesis/kinesis-source.ts';
import { createKinesisTarget } from '../kinesis/kinesis-target.ts';
import { createNodeClient } from './node-client.ts';

const HOUR = 3_600_000;
const { signal } = new AbortController();
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A service whose clock is off, and which refuses times that are 5 minutes from its own. */
class Service {
  readonly calls: string[] = [];
  /** The refusal has no `Date`, so that nothing can be corrected by it. */
  withDate = true;
  url = '';

  async start(skewMs: number, refusal = 'InvalidSignatureException'): Promise<void> {
    server = createServer((request, response) => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      request.resume();
      request.on('end', () => {
        const now = Date.now() + skewMs;
        const text = String(request.headers['x-amz-date']);
        const signed = Date.parse(
          text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'),
        );
        const holds = Math.abs(signed - now) < 300_000;
        this.calls.push(`${operation} ${holds ? 'taken' : 'refused'}`);
        response.sendDate = false;
        if (this.withDate) response.setHeader('date', new Date(now).toUTCString());
        response.setHeader('content-type', 'application/x-amz-json-1.1');
        response.statusCode = holds ? 200 : 400;
        const body = holds ? ANSWERS[operation] : { __type: refusal, message: 'Signature expired' };
        response.end(JSON.stringify(body ?? {}));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert(typeof address === 'object' && address !== null, 'it listens');
    this.url = `http://127.0.0.1:${address.port}`;
  }
}

const ANSWERS: Readonly<Record<string, unknown>> = {
  ListStreams: { StreamNames: ['orders'], HasMoreStreams: false },
  ListShards: { Shards: [] },
  GetShardIterator: { ShardIterator: 'iterator' },
  PutRecords: {
    FailedRecordCount: 0,
    Records: [{ ShardId: 'shardId-000000000000', SequenceNumber: '1' }],
  },
};

function clientOf({ url }: Service): KinesisClient {
  return createNodeClient({ endpoint: url, env: {} });
}

const record = { data: new Uint8Array([1]), partitionKey: 'a' };

describe('a clock that is off', () => {
  it.each([HOUR, -HOUR])(
    'is corrected once by the service’s, %d ms away, and the call made again',
    async (skewMs) => {
      const service = new Service();
      await service.start(skewMs);
      const client = clientOf(service);
      expect(await callControl(client, 'ListStreams', {})).toMatchObject({ ok: true });
      expect(await callControl(client, 'ListStreams', {})).toMatchObject({ ok: true });
      expect(service.calls).toEqual([
        'ListStreams refused',
        'ListStreams taken',
        'ListStreams taken',
      ]);
    },
  );

  it('costs a run no record: PutRecords is signed again', async () => {
    const service = new Service();
    await service.start(HOUR);
    const target = createKinesisTarget(clientOf(service), 'orders');
    const replies = await Promise.all([1, 2, 3].map(() => target.putRecords([record], signal)));
    expect(replies.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await target.putRecords([record], signal)).toMatchObject({ ok: true });
    expect(service.calls.filter((call) => call === 'PutRecords refused').length).toBeLessThan(4);
    expect(service.calls.at(-1)).toBe('PutRecords taken');
  });

  it('stops no reader', async () => {
    const service = new Service();
    await service.start(-HOUR);
    const source = createKinesisSource(clientOf(service), 'orders');
    const position = { type: 'TRIM_HORIZON' } as const;
    expect(await source.getShardIterator('shardId-000000000000', position, signal)).toMatchObject({
      ok: true,
    });
  });

  it.each(['RequestExpired', 'RequestTimeTooSkewed', 'SignatureDoesNotMatch'])(
    'is corrected after %s too',
    async (refusal) => {
      const service = new Service();
      await service.start(HOUR, refusal);
      expect(await callControl(clientOf(service), 'ListStreams', {})).toMatchObject({ ok: true });
    },
  );

  it('is reported, without a second try, where the service does not say its time', async () => {
    const service = new Service();
    service.withDate = false;
    await service.start(HOUR);
    const target = createKinesisTarget(clientOf(service), 'orders');
    expect(await target.putRecords([record], signal)).toMatchObject({
      ok: false,
      error: { kind: 'clock', name: 'InvalidSignatureException' },
    });
    expect(service.calls).toEqual(['PutRecords refused']);
  });

  it('makes no call twice that was refused for something else', async () => {
    const service = new Service();
    await service.start(HOUR, 'AccessDeniedException');
    const client = clientOf(service);
    await expect(client.send(new ListStreamsCommand())).rejects.toThrow();
    expect(service.calls).toHaveLength(1);
  });

  it('is corrected for CloudWatch as well', async () => {
    const service = new Service();
    await service.start(HOUR);
    const client = new CloudWatchClient({
      region: 'us-east-1',
      endpoint: service.url,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
    });
    correctClock(client);
    await client.send(new ListMetricsCommand()).catch(() => undefined);
    expect(service.calls).toHaveLength(2);
  });
});
