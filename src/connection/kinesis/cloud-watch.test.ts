import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../base/clock.ts';
import { ApiLog } from '../log/api-log.ts';
import { createKinesisClient } from '../client/client.ts';
import { readStreamMetrics } from './cloud-watch.ts';

const NOW = 1_700_003_645;
const MINUTE = 1_700_003_580;

let server: Server;

/** A CloudWatch that answers everything with the same; `seen` takes what it was asked. */
async function cloudWatch(status: number, answer: object, seen: string[]): Promise<string> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push(body);
      response.writeHead(status, {
        'content-type': 'application/x-amz-json-1.0',
        'x-amzn-requestid': 'cw-1',
      });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  server.close();
});

const kinesis = createKinesisClient({
  region: 'us-east-1',
  credentials: () =>
    Promise.resolve({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'do-not-tell' }),
});

it('asks for the last hour, and each question stands in the API log without credentials', async () => {
  const seen: string[] = [];
  const endpoint = await cloudWatch(
    200,
    { MetricDataResults: [{ Id: 'records', Timestamps: [MINUTE], Values: [1200] }] },
    seen,
  );
  const log = new ApiLog(systemClock);
  const result = await readStreamMetrics(
    kinesis,
    endpoint,
    { stream: 'orders', shardIds: ['shardId-000000000000'], now: NOW },
    log,
  );
  const minutes = result.ok ? (result.value?.minutes ?? []) : [];
  expect(minutes).toHaveLength(60);
  expect(minutes.find(({ start }) => start === MINUTE)?.incomingRecords).toBe(1200);
  expect(seen[0]).toContain('WriteProvisionedThroughputExceeded');

  const { calls } = log.take();
  expect(calls).toMatchObject([{ operation: 'GetMetricData', status: 200, requestId: 'cw-1' }]);
  expect(calls[0]?.request).toBe(seen[0]);
  expect(calls[0]?.response).toContain('1200');
  expect(JSON.stringify(calls)).not.toMatch(/AKIAEXAMPLE|do-not-tell|Signature/);
});

it('an endpoint that knows Kinesis only has no metrics; a refusal of AWS is told', async () => {
  const unknown = await cloudWatch(400, { __type: 'UnknownOperationException' }, []);
  const question = { stream: 'orders', shardIds: [], now: NOW };
  const nowhere = await readStreamMetrics(kinesis, unknown, question);
  server.close();
  expect(nowhere).toEqual({ ok: true, value: undefined });
  const denying = await cloudWatch(
    400,
    {
      __type: 'AccessDeniedException',
      message: 'not authorized to perform: cloudwatch:GetMetricData',
    },
    [],
  );
  expect(await readStreamMetrics(kinesis, denying, question)).toMatchObject({
    ok: false,
    error: { kind: 'denied' },
  });
});
