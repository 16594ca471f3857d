import { expect, it } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
import { encodeUtf8, decodeUtf8 } from '../../base/utf8.ts';
import { createService } from '../service/service.ts';
import { createHandler } from './handler.ts';

it('500 records a call is a quota that can be switched off, but not by leaving all limits out', async () => {
  const service = createService({
    clock: new ManualClock(),
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: 0,
    limits: false,
    maxBytes: 1 << 24,
  });
  service.seedStream('orders', 1);
  const handler = createHandler(service);
  const put = async (): Promise<string> => {
    const Records = Array.from({ length: 501 }, () => ({ Data: 'eA==', PartitionKey: 'a' }));
    const { body } = await handler({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'Kinesis_20131202.PutRecords',
        'x-amz-date': '20261121T090000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=a/20261121/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=b',
      },
      body: encodeUtf8(JSON.stringify({ StreamName: 'orders', Records })),
    });
    return body instanceof Uint8Array ? decodeUtf8(body) : '';
  };
  expect(await put()).toContain('Member must have length less than or equal to 500');
  service.setQuota('put-records-records', false);
  expect(await put()).toMatch(/^\{"FailedRecordCount":0,/);
});
