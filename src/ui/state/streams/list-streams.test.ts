import { CreateStreamCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKinesisClient } from '../../../connection/client/client.ts';
import { callControl } from '../../../connection/kinesis/control.ts';
import { startSimulator, type RunningSimulator } from '../../../simulator/clients/testing/start.ts';
import { listAllStreams, type StreamLister } from './list-streams.ts';
import { CallFailed } from './stream-summary.ts';

describe('150 streams, over HTTP by the AWS SDK', () => {
  const names = Array.from({ length: 150 }, (_, i) => `s-${String(i).padStart(3, '0')}`);
  let simulator: RunningSimulator;
  let client: KinesisClient;

  beforeAll(async () => {
    simulator = await startSimulator({ limits: false });
    client = createKinesisClient({
      region: 'us-east-1',
      endpoint: simulator.url,
      credentials: () => Promise.resolve({ accessKeyId: 'test', secretAccessKey: 'test' }),
    });
    for (const [i, StreamName] of names.entries())
      await client.send(new CreateStreamCommand({ StreamName, ShardCount: (i % 3) + 1 }));
  });

  afterAll(async () => {
    client.destroy();
    await simulator.stop();
    expect(simulator.bugs).toEqual([]);
  });

  test('are all listed, a hundred a page, with what each is', async () => {
    const pages: unknown[] = [];
    const streams = await listAllStreams({
      notAllowed: () => undefined,
      async call(operation, input) {
        if (operation === 'ListStreams') pages.push(input);
        const result = await callControl(client, operation, input);
        if (!result.ok) throw new CallFailed(result.error);
        return result.value;
      },
    });
    expect(streams.map(({ name }) => name)).toEqual(names);
    expect(streams[149]).toMatchObject({ openShards: 3, mode: 'PROVISIONED', retentionHours: 24 });
    expect(pages).toEqual([{ Limit: 100 }, { Limit: 100, ExclusiveStartStreamName: names[99] }]);
  });
});

/** An account of so many streams, whose DescribeStreamSummary is answered as `look` says. */
function listerOf(
  names: readonly string[],
  look: (name: string) => Promise<unknown>,
): StreamLister {
  return {
    notAllowed: (name) => (name.startsWith('x-') ? 'kinesis:Unasked' : undefined),
    call: (operation, input) =>
      (operation === 'ListStreams'
        ? Promise.resolve({ StreamNames: names, HasMoreStreams: false })
        : look((input as { StreamName: string }).StreamName)) as never,
  };
}

function failed(kind: CallFailed['kind'], message = ''): CallFailed {
  return new CallFailed({ kind, name: 'E', message });
}

test('what is gone or denied spoils nothing', async () => {
  const names = Array.from({ length: 47 }, (_, i) => `s-${i + 10}`);
  const look = (name: string): Promise<unknown> => {
    if (name === 'denied') return Promise.reject(failed('denied', 'may not'));
    if (name === 'gone') return Promise.reject(failed('not-found'));
    return Promise.resolve({ StreamDescriptionSummary: { OpenShardCount: 2 } });
  };
  const streams = await listAllStreams(listerOf(['denied', 'gone', ...names, 'x-1'], look));
  expect(streams.map(({ name }) => name)).toEqual(['denied', ...names, 'x-1']);
  expect(streams.map(({ openShards }) => openShards).reduce((sum, one) => sum + one, 0)).toBe(94);
  expect(streams[0]?.notAllowed).toBe('kinesis:DescribeStreamSummary');
  expect(streams.at(-1)?.notAllowed).toBe('kinesis:Unasked');
});

test('throttled for good, or failed otherwise, it says so', async () => {
  for (const kind of ['throttled', 'internal'] as const)
    await expect(
      listAllStreams(listerOf(['a'], () => Promise.reject(failed(kind)))),
    ).rejects.toMatchObject({ kind });
});
