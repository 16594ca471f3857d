import { expect, test } from 'vitest';
import { INHERITED_NAMES } from '../../base/testing/inherited-names.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { createHandler } from '../protocol/handler.ts';
import { jsonRequest } from '../protocol/testing/double.ts';
import { decodeSnapshotFile, encodeSnapshotFile, type SimulatedService } from './service.ts';
import { bench } from './testing/bench.ts';

async function ask(service: SimulatedService, operation: string, body: string): Promise<unknown> {
  const { headers, ...rest } = jsonRequest(operation, {});
  const answer = await createHandler(service)({ ...rest, headers, body: encodeUtf8(body) });
  expect(answer.status, new TextDecoder().decode(answer.body as Uint8Array)).toBe(200);
  const text = new TextDecoder().decode(answer.body as Uint8Array);
  return text === '' ? undefined : JSON.parse(text);
}

test.each(INHERITED_NAMES)(
  'a stream, a consumer and a tag named %s are as any other, in a saved file too',
  async (name) => {
    const { clock, service } = bench({ limits: false });
    const stream = `"StreamName":"${name}"`;
    // As text: to JavaScript, {__proto__: …} is no member.
    await ask(service, 'CreateStream', `{${stream},"ShardCount":2,"Tags":{"${name}":"kept"}}`);
    await clock.advance(1000);
    await ask(service, 'PutRecord', `{${stream},"Data":"eA==","PartitionKey":"${name}"}`);
    const arn = `arn:aws:kinesis:us-east-1:123456789012:stream/${name}`;
    await ask(service, 'RegisterStreamConsumer', `{"StreamARN":"${arn}","ConsumerName":"${name}"}`);
    await clock.advance(1000);

    const file = decodeSnapshotFile(encodeSnapshotFile(service.snapshot()));
    const other = bench({ limits: false });
    expect(file.ok && other.service.restore(file.value).ok).toBe(true);
    for (const one of [service, other.service]) {
      expect(await ask(one, 'ListStreams', '{}')).toMatchObject({ StreamNames: [name] });
      expect(await ask(one, 'ListTagsForStream', `{${stream}}`)).toMatchObject({
        Tags: [{ Key: name, Value: 'kept' }],
      });
      expect(await ask(one, 'ListStreamConsumers', `{"StreamARN":"${arn}"}`)).toMatchObject({
        Consumers: [{ ConsumerName: name }],
      });
      expect(await ask(one, 'DescribeStreamSummary', `{${stream}}`)).toMatchObject({
        StreamDescriptionSummary: { StreamName: name, OpenShardCount: 2, ConsumerCount: 1 },
      });
    }
    service.close();
    other.service.close();
  },
);

test.each(INHERITED_NAMES)(
  'no operation is called %s, and no stream is there by that name',
  async (name) => {
    const { service } = bench();
    const handler = createHandler(service);
    const unknown = await handler(jsonRequest(name, {}));
    expect(unknown.headers['x-amzn-errortype']).toBe('UnknownOperationException');
    const absent = await handler(jsonRequest('DescribeStream', { StreamName: name }));
    expect(absent.headers['x-amzn-errortype']).toBe('ResourceNotFoundException');
    service.close();
  },
);
