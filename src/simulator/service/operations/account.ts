import type { ApiObject } from '../../operation.ts';
import { ACCOUNT_SHARDS } from '../../../kinesis/quotas.ts';
import type { Account } from '../account.ts';
import { settledCommitment } from '../billing-commitment.ts';
import { invalidArgument, resourceNotFound } from '../errors.ts';
import { objectOf, required, textOf } from '../input.ts';
import { channelsNotSimulated, resourceOf } from '../resource.ts';

const DAY_MS = 86_400_000;

export function describeLimits(account: Account): ApiObject {
  const streams = [...account.streams.values()];
  return {
    ShardLimit: ACCOUNT_SHARDS,
    OpenShardCount: streams
      .filter(({ mode }) => mode === 'PROVISIONED')
      .reduce((sum, { open }) => sum + open.length, 0),
    OnDemandStreamCount: streams.filter(({ mode }) => mode === 'ON_DEMAND').length,
    OnDemandStreamCountLimit: 50,
  };
}

export function describeAccountSettings(account: Account): ApiObject {
  return { MinimumThroughputBillingCommitment: described(account) };
}

/** Enabling commits for 24 hours; disabled within them, it stays on until they are over. */
export function updateAccountSettings(account: Account, input: ApiObject): ApiObject {
  const wanted = required(objectOf(input, 'MinimumThroughputBillingCommitment'), 'Commitment');
  const now = account.clock.epoch();
  const current = settledCommitment(account);
  if (textOf(wanted, 'Status') === 'ENABLED') {
    if (current.status !== 'ENABLED')
      account.billingCommitment = {
        status: 'ENABLED',
        startedAt: now,
        earliestAllowedEndAt: now + DAY_MS,
      };
  } else if (current.status === 'ENABLED') {
    for (const stream of account.streams.values())
      if (stream.warmThroughputMiBps !== undefined)
        throw invalidArgument(
          `Remove the warm throughput of stream ${stream.name} before you disable the commitment.`,
        );
    account.billingCommitment =
      now >= (current.earliestAllowedEndAt ?? 0)
        ? { status: 'DISABLED', endedAt: now }
        : { ...current, status: 'ENABLED_UNTIL_EARLIEST_ALLOWED_END' };
  }
  account.onChange();
  return { MinimumThroughputBillingCommitment: described(account) };
}

function described(account: Account): ApiObject {
  const { status, startedAt, endedAt, earliestAllowedEndAt } = settledCommitment(account);
  return {
    Status: status,
    ...(startedAt !== undefined && { StartedAt: startedAt }),
    ...(endedAt !== undefined && { EndedAt: endedAt }),
    ...(earliestAllowedEndAt !== undefined && { EarliestAllowedEndAt: earliestAllowedEndAt }),
  };
}

/** Kept and shown; nobody is refused by it. */
export function putResourcePolicy(account: Account, input: ApiObject): ApiObject {
  const { stream, holder } = resourceOf(
    account,
    required(textOf(input, 'ResourceARN'), 'ResourceARN'),
  );
  const policy = required(textOf(input, 'Policy'), 'Policy');
  if (!isJsonObject(policy)) throw invalidArgument('Policy is not a valid JSON policy document.');
  holder.policy = policy;
  stream.version += 1;
  return {};
}

export function getResourcePolicy(account: Account, input: ApiObject): ApiObject {
  const arn = required(textOf(input, 'ResourceARN'), 'ResourceARN');
  const { policy } = resourceOf(account, arn).holder;
  if (policy === undefined) throw noPolicy(arn);
  return { Policy: policy };
}

export function deleteResourcePolicy(account: Account, input: ApiObject): ApiObject {
  const arn = required(textOf(input, 'ResourceARN'), 'ResourceARN');
  const { stream, holder } = resourceOf(account, arn);
  if (holder.policy === undefined) throw noPolicy(arn);
  holder.policy = undefined;
  stream.version += 1;
  return {};
}

export function noChannels(): ApiObject {
  throw channelsNotSimulated();
}

function noPolicy(arn: string): Error {
  return resourceNotFound(`Policy not found for resource ${arn}.`);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
