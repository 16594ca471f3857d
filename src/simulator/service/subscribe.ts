import type { ApiObject, Subscription } from '../operation.ts';
import type { Account } from './account.ts';
import {
  ConnectionCut,
  limitExceeded,
  refuseDryRun,
  resourceInUse,
  shardDoesNotExist,
} from './errors.ts';
import { numberOf, objectOf, required, textOf } from './input.ts';
import { startOf } from './position.ts';
import { consumerByArn } from './resource.ts';
import { interfere } from './dispatch.ts';
import { SubscriptionFeed } from './subscription-feed.ts';
import { touchedBy } from './touched.ts';

/** A second subscription of the same consumer and shard takes over only after this long. */
const TAKEOVER_MS = 5_000;

/**
 * SubscribeToShard. Five minutes of events, 2 MiB/s; a later subscription of the same
 * consumer to the same shard ends this one with ResourceInUseException.
 */
export async function subscribeToShard(
  account: Account,
  input: ApiObject,
  signal: AbortSignal,
): Promise<Subscription> {
  const touched = touchedBy(account, 'SubscribeToShard', input);
  const metrics = account.streams.get(touched.stream ?? '')?.metrics;
  const second = Math.floor(account.clock.epoch() / 1000);
  metrics?.add('SubscribeToShard.calls', second, 1);
  if (!account.faults.isQuiet) await interfere(account, 'SubscribeToShard', touched);
  const feed = openFeed(account, input, signal);
  metrics?.add('SubscribeToShard.successes', second, 1);
  return {
    events: feed.events(() => {
      if (account.faults.strike('network-cut', touched) !== undefined)
        throw new ConnectionCut('The network is cut.');
    }),
  };
}

function openFeed(account: Account, input: ApiObject, signal: AbortSignal): SubscriptionFeed {
  const arn = required(textOf(input, 'ConsumerARN'), 'ConsumerARN');
  const { stream, consumer } = consumerByArn(account, arn);
  if (consumer.status !== 'ACTIVE')
    throw resourceInUse(
      // With the blank before the comma, as on AWS (decision 0057).
      `Consumer ${consumer.name} with creation timestamp ${consumer.createdAt / 1000} under stream: ${stream.name} , account ${account.accountId} is not in ACTIVE status.`,
    );
  const named = required(textOf(input, 'ShardId'), 'ShardId');
  const shard = stream.shard(named);
  if (shard === undefined) throw shardDoesNotExist(named, stream.name, account.accountId);
  const shardId = shard.id;
  const key = `${arn} ${shardId}`;
  const now = account.clock.now();
  const active = account.subscriptions.get(key);
  if (active !== undefined && now - active.openedAt < TAKEOVER_MS)
    throw resourceInUse(
      `Another active subscription exists for this consumer: ${account.accountId}:${stream.name}:${shardId}:${consumer.name}`,
    );
  const position = required(objectOf(input, 'StartingPosition'), 'StartingPosition');
  const type = required(textOf(position, 'Type'), 'Type');
  const next = startOf(
    stream,
    shard,
    {
      type,
      sequenceNumber: textOf(position, 'SequenceNumber'),
      timestamp: numberOf(position, 'Timestamp'),
    },
    account.accountId,
    'SubscribeToShard',
  );
  refuseDryRun(input);
  if (!account.rates.take('SubscribeToShard', key)) {
    stream.metrics.add(
      'SubscribeToShard.rateExceeded',
      Math.floor(account.clock.epoch() / 1000),
      1,
    );
    throw limitExceeded(
      `Rate exceeded for consumer ${consumer.name} and shard ${shardId} in stream ${stream.name} under account ${account.accountId}.`,
    );
  }
  active?.end(resourceInUse('Another subscription of this consumer to this shard took over.'));
  const feed = new SubscriptionFeed(account, stream, shard, consumer, next, signal);
  account.subscriptions.set(key, feed);
  feed.onEnd = () => {
    if (account.subscriptions.get(key) === feed) account.subscriptions.delete(key);
  };
  return feed;
}
