import { PRICES } from '../../../kinesis/quotas-and-prices/prices.ts';

const { consumerShardHour, fanOutGb } = PRICES.provisioned;

/** What one consumer costs, in words. @param isAws whether it is to be paid at all */
export function fanOutCost(shards: number, isAws: boolean): string {
  const hour = (shards * consumerShardHour).toFixed(3);
  const sum = `${shards} shard${shards === 1 ? '' : 's'} × $${consumerShardHour} = $${hour} an hour for as long as it is registered, and $${fanOutGb} per GB it reads`;
  return isAws
    ? `Costs ${sum} (${PRICES.region}, ${PRICES.asOf}, provisioned).`
    : `Free here. On AWS: ${sum}.`;
}

/** A browser opens six HTTP/1.1 connections to one host; a subscription keeps one for itself. */
const MOST_PLAIN_SUBSCRIPTIONS = 4;

/**
 * Why so many shards cannot be subscribed to, in words.
 * @param url of a compatible endpoint; `undefined` elsewhere
 */
export function tooManySubscriptions(url: string | undefined, shards: number): string | undefined {
  if (url?.startsWith('http:') !== true || shards <= MOST_PLAIN_SUBSCRIPTIONS) return undefined;
  return `Over plain HTTP a browser opens six connections to one host, and each subscription keeps one: choose at most ${MOST_PLAIN_SUBSCRIPTIONS} of the ${shards} shards above, or poll. AWS speaks HTTP/2, which has no such limit.`;
}

const NAME = /^[a-zA-Z0-9_.-]{1,128}$/;

/** What is wrong with a consumer's name. */
export function consumerNameProblem(name: string): string | undefined {
  return NAME.test(name)
    ? undefined
    : 'Use 1 to 128 letters, digits, underscores, dots and hyphens.';
}

export function madeUpName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `shardlab-${number.toString(36).padStart(7, '0')}`;
}
