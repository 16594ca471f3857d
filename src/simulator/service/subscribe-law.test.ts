import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ApiObject } from '../operation.ts';
import { ARN, NAME, withStream } from './testing/stream.ts';
import { records } from './testing/bench.ts';

const step = fc.oneof(
  fc.record({ do: fc.constant('put' as const), n: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('wait' as const), n: fc.integer({ min: 1, max: 200_000 }) }),
  fc.record({ do: fc.constant('split' as const), n: fc.nat(100) }),
);

/** Follows a shard and its children through as many subscriptions as it takes. */
it('through subscriptions that end and shards that split, a consumer gets each record once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const made = withStream(1, { limits: false });
      made.service.setQuota('subscription-life', true);
      const { Consumer } = await made.call('RegisterStreamConsumer', {
        StreamARN: ARN,
        ConsumerName: 'app',
      });
      const ConsumerARN = (Consumer as ApiObject)['ConsumerARN'];
      // A signal of its own for each subscription, as each request has one.
      const stops = new Set<AbortController>();
      let stopped = false;
      const got: string[] = [];

      const follow = async (ShardId: string): Promise<void> => {
        let position: ApiObject = { Type: 'TRIM_HORIZON' };
        while (!stopped) {
          const stop = new AbortController();
          stops.add(stop);
          const { events } = await made.service.subscribe(
            { ConsumerARN, ShardId, StartingPosition: position },
            stop.signal,
          );
          for await (const event of events) {
            for (const record of event['Records'] as ApiObject[])
              got.push(record['SequenceNumber'] as string);
            const SequenceNumber = event['ContinuationSequenceNumber'];
            if (SequenceNumber === undefined) {
              const children = event['ChildShards'] as ApiObject[];
              await Promise.all(children.map((child) => follow(child['ShardId'] as string)));
              return;
            }
            position = { Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber };
          }
        }
      };
      const following = follow('shardId-000000000000');
      const put: string[] = [];
      for (const { do: what, n } of steps) {
        if (what === 'put') {
          const reply = await made.call('PutRecords', { StreamName: NAME, Records: records(n) });
          for (const entry of reply['Records'] as ApiObject[])
            put.push(entry['SequenceNumber'] as string);
        } else if (what === 'wait') await made.clock.advance(n);
        else {
          const open = made.service.account.streams.get(NAME)?.open ?? [];
          const { id, origin } = open[n % open.length] ?? { id: '', origin: undefined };
          if (origin === undefined) continue;
          const { start, end } = origin.range;
          await made.call('SplitShard', {
            StreamName: NAME,
            ShardToSplit: id,
            NewStartingHashKey: ((start + end) / 2n).toString(),
          });
        }
      }
      await made.clock.advance(10_000);
      stopped = true;
      for (const stop of stops) stop.abort();
      await made.clock.advance(1);
      await following;
      expect(got).toHaveLength(put.length);
      expect(new Set(got)).toEqual(new Set(put));
    }),
    { numRuns: 40 },
  );
});
