import { RETENTION_HOURS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { invalidArgument, limitExceeded } from '../errors.ts';
import { numberOf, required, textOf, textsOf } from '../input.ts';
import type { Stream } from '../stream.ts';

const ALL_METRICS = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
];

export function increaseRetention(account: Account, input: ApiObject): ApiObject {
  const { stream, hours } = retentionIn(account, input);
  if (hours < stream.retentionHours)
    throw invalidArgument(
      `Requested retention period (${hours} hours) for stream ${stream.name} can not be shorter than existing retention period (${stream.retentionHours} hours). Use DecreaseRetentionPeriod API.`,
    );
  return setRetention(account, input, hours);
}

export function decreaseRetention(account: Account, input: ApiObject): ApiObject {
  const { stream, hours } = retentionIn(account, input);
  if (hours > stream.retentionHours)
    throw invalidArgument(
      `Requested retention period (${hours} hours) for stream ${stream.name} can not be longer than existing retention period (${stream.retentionHours} hours). Use IncreaseRetentionPeriod API.`,
    );
  return setRetention(account, input, hours);
}

/** Wrong hours are wrong in any state of the stream. */
function retentionIn(account: Account, input: ApiObject): { stream: Stream; hours: number } {
  const stream = account.streamOf(input);
  const hours = required(numberOf(input, 'RetentionPeriodHours'), 'RetentionPeriodHours');
  if (hours < RETENTION_HOURS.min)
    throw invalidArgument(
      `Minimum allowed retention period is ${RETENTION_HOURS.min} hours. Requested retention period (${hours} hours) is too short.`,
    );
  if (hours > RETENTION_HOURS.max)
    throw invalidArgument(
      `Maximum allowed retention period is ${RETENTION_HOURS.max} hours. Requested retention period (${hours} hours) is too long.`,
    );
  return { stream, hours };
}

/** What had expired is gone before the period grows: an increase brings nothing back. */
function setRetention(account: Account, input: ApiObject, hours: number): ApiObject {
  const stream = account.activeStreamOf(input);
  if (hours === stream.retentionHours) return {};
  account.update(stream, () => {
    stream.trimAll();
    stream.retentionHours = hours;
    stream.trimAll();
  });
  return {};
}

export function enableEnhancedMonitoring(account: Account, input: ApiObject): ApiObject {
  return changeMonitoring(account, input, (current, named) => new Set([...current, ...named]));
}

export function disableEnhancedMonitoring(account: Account, input: ApiObject): ApiObject {
  return changeMonitoring(
    account,
    input,
    (current, named) => new Set([...current].filter((metric) => !named.has(metric))),
  );
}

function changeMonitoring(
  account: Account,
  input: ApiObject,
  change: (current: ReadonlySet<string>, named: ReadonlySet<string>) => ReadonlySet<string>,
): ApiObject {
  const stream = account.activeStreamOf(input);
  const names = textsOf(input, 'ShardLevelMetrics');
  const named = new Set(names.includes('ALL') ? ALL_METRICS : names);
  const current = [...stream.monitoring];
  const desired = change(stream.monitoring, named);
  if (desired.size !== stream.monitoring.size)
    account.update(stream, () => {
      stream.monitoring.clear();
      for (const metric of ALL_METRICS) if (desired.has(metric)) stream.monitoring.add(metric);
    });
  return {
    StreamName: stream.name,
    StreamARN: stream.arn,
    CurrentShardLevelMetrics: current,
    DesiredShardLevelMetrics: ALL_METRICS.filter((metric) => desired.has(metric)),
  };
}

/** The key is kept and shown; no data is encrypted. */
export function startEncryption(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  const keyId = required(textOf(input, 'KeyId'), 'KeyId');
  requireKms(input);
  if (stream.encryption.keyId === keyId) return {};
  countEncryption(account, stream, 'StartStreamEncryption');
  account.update(stream, () => {
    stream.encryption = { type: 'KMS', keyId };
  });
  return {};
}

export function stopEncryption(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  requireKms(input);
  if (stream.encryption.type === 'NONE') return {};
  countEncryption(account, stream, 'StopStreamEncryption');
  account.update(stream, () => {
    stream.encryption = { type: 'NONE' };
  });
  return {};
}

/** "The only valid value is KMS" (API model), also to stop. */
function requireKms(input: ApiObject): void {
  if (textOf(input, 'EncryptionType') !== 'KMS')
    throw invalidArgument('EncryptionType must be KMS to start or stop encryption.');
}

function countEncryption(account: Account, stream: Stream, operation: string): void {
  const most = account.quotas.limit('encryption-changes');
  if (stream.countInDay(operation) >= most)
    throw limitExceeded(
      `${operation} cannot be called more than ${most} times in a rolling 24-hour period on stream ${stream.name} under account ${account.accountId}.`,
    );
  stream.note(operation);
}

export function updateMaxRecordSize(account: Account, input: ApiObject): ApiObject {
  const stream = account.activeStreamOf(input);
  const kib = required(numberOf(input, 'MaxRecordSizeInKiB'), 'MaxRecordSizeInKiB');
  if (kib === stream.maxRecordKiB) return {};
  account.update(stream, () => {
    stream.setMaxRecordKiB(kib);
  });
  return {};
}
