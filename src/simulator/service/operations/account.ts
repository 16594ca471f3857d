import type { ApiObject } from '../../operation.ts';
import { ACCOUNT_SHARDS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { Account } from '../account.ts';
import { settledCommitment } from '../billing-commitment.ts';
import { invalidArgument, notActive, resourceInUse, resourceNotFound } from '../errors.ts';
import { objectOf, required, textOf } from '../input.ts';
import { channelsNotSimulated, resourceOf, type Resource } from '../resource.ts';

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
  const { stream, holder } = settledResource(
    account,
    required(textOf(input, 'ResourceARN'), 'ResourceARN'),
  );
  const policy = required(textOf(input, 'Policy'), 'Policy');
  if (!isJsonObject(policy)) throw invalidArgument('Policy is not a valid JSON policy document.');
  holder.policy = policy;
  stream.version += 1;
  return {};
}

/** A resource without a policy has an empty one, on AWS too. */
export function getResourcePolicy(account: Account, input: ApiObject): ApiObject {
  const arn = required(textOf(input, 'ResourceARN'), 'ResourceARN');
  return { Policy: resourceOf(account, arn).holder.policy ?? '{}' };
}

export function deleteResourcePolicy(account: Account, input: ApiObject): ApiObject {
  const arn = required(textOf(input, 'ResourceARN'), 'ResourceARN');
  const { stream, holder } = settledResource(account, arn);
  if (holder.policy === undefined)
    throw resourceNotFound(`No resource policy found for resource ARN ${arn}.`);
  holder.policy = undefined;
  stream.version += 1;
  return {};
}

/** A policy is changed only where nothing is being created or deleted. */
function settledResource(account: Account, arn: string): Resource {
  const resource = resourceOf(account, arn);
  const { stream, consumer } = resource;
  if (stream.status === 'CREATING' || stream.status === 'DELETING')
    throw notActive(stream.name, account.accountId, stream.status);
  if (consumer !== undefined && consumer.status !== 'ACTIVE')
    throw resourceInUse(
      `Consumer ${consumer.name} with creation timestamp ${consumer.createdAt / 1000} under stream ${stream.name} and account ${account.accountId} is not in ACTIVE status.`,
    );
  return resource;
}

export function noChannels(): ApiObject {
  throw channelsNotSimulated();
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
