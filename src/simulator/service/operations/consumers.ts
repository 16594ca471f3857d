import type { ApiObject } from '../../operation.ts';
import { wholeSecond, type Account } from '../account.ts';
import { settledCommitment } from '../billing-commitment.ts';
import type { Consumer, Stream } from '../stream.ts';
import { invalidArgument, limitExceeded, resourceInUse, streamNotFound } from '../errors.ts';
import { numberOf, required, textOf } from '../input.ts';
import { openPageToken, pageToken, refuseBesideToken } from '../page-token.ts';
import { consumerByArn, consumerNotFound } from '../resource.ts';
import { addTags, tagsIn } from '../tags.ts';

/** "If you specify a value greater than 100, at most 100 results are returned" (API model). */
const PAGE = 100;

export function registerStreamConsumer(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  const name = required(textOf(input, 'ConsumerName'), 'ConsumerName');
  if (stream.consumers.has(name))
    throw resourceInUse(
      `Consumer ${name} under stream ${stream.name} already exists for account ${account.accountId}.`,
    );
  checkCounts(account, stream);
  const createdAt = wholeSecond(stream.time());
  const consumer: Consumer = {
    name,
    arn: `${stream.arn}/consumer/${name}:${createdAt / 1000}`,
    createdAt,
    status: 'CREATING',
    tags: new Map(),
    policy: undefined,
  };
  addTags(account, consumer.tags, tagsIn(input));
  stream.consumers.set(name, consumer);
  stream.version += 1;
  const Consumer = described(consumer);
  account.transition(() => {
    if (consumer.status === 'CREATING') consumer.status = 'ACTIVE';
    stream.version += 1;
  });
  return { Consumer };
}

function checkCounts(account: Account, stream: Stream): void {
  const { quotas } = account;
  const advantage = settledCommitment(account).status !== 'DISABLED';
  const most = quotas.limit(advantage ? 'consumers-advantage' : 'consumers');
  if (stream.consumers.size >= most)
    throw limitExceeded(
      `Limit of ${most} registered consumers exceeded for stream ${stream.name} under account ${account.accountId}.`,
    );
  const creating = [...stream.consumers.values()].filter(({ status }) => status === 'CREATING');
  if (creating.length >= quotas.limit('creating-consumers'))
    throw limitExceeded(
      `Limit of consumers being created concurrently exceeded for stream ${stream.name} under account ${account.accountId}.`,
    );
}

export function deregisterStreamConsumer(account: Account, input: ApiObject): ApiObject {
  const { stream, consumer } = consumerOf(account, input);
  consumer.status = 'DELETING';
  stream.version += 1;
  account.transition(() => {
    if (stream.consumers.get(consumer.name) === consumer) stream.consumers.delete(consumer.name);
    stream.version += 1;
    // Whoever is subscribed finds its consumer gone.
    for (const shard of stream.shards) stream.wake(shard);
  });
  return {};
}

export function describeStreamConsumer(account: Account, input: ApiObject): ApiObject {
  const { stream, consumer } = consumerOf(account, input);
  return { ConsumerDescription: { ...described(consumer), StreamARN: stream.arn } };
}

export function listStreamConsumers(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  const creation = numberOf(input, 'StreamCreationTimestamp');
  const token = textOf(input, 'NextToken');
  refuseBesideToken(input, ['StreamCreationTimestamp']);
  if (creation !== undefined && wholeSecond(creation) !== stream.identity.createdAt)
    throw streamNotFound(stream.name, account.accountId);
  const after =
    token === undefined ? undefined : openPageToken(account, 'consumers', token, stream.time())[0];
  const limit = Math.min(numberOf(input, 'MaxResults') ?? PAGE, PAGE);
  const consumers = [...stream.consumers.values()]
    .filter(({ name }) => after === undefined || name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = consumers.slice(0, limit);
  const last = page.at(-1);
  return {
    Consumers: page.map(described),
    ...(consumers.length > limit &&
      last !== undefined && {
        NextToken: pageToken('consumers', stream.time(), [last.name]),
      }),
  };
}

function consumerOf(account: Account, input: ApiObject): { stream: Stream; consumer: Consumer } {
  const arn = textOf(input, 'ConsumerARN');
  if (arn !== undefined) return consumerByArn(account, arn);
  const name = textOf(input, 'ConsumerName');
  if (name === undefined || input['StreamARN'] === undefined)
    throw invalidArgument('Either ConsumerARN, or StreamARN and ConsumerName, must be provided.');
  const stream = account.streamOf(input);
  const consumer = stream.consumers.get(name);
  if (consumer === undefined) throw consumerNotFound(name, account.accountId);
  return { stream, consumer };
}

function described(consumer: Consumer): ApiObject {
  return {
    ConsumerName: consumer.name,
    ConsumerARN: consumer.arn,
    ConsumerStatus: consumer.status,
    ConsumerCreationTimestamp: consumer.createdAt,
  };
}
