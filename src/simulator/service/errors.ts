import { ServiceError, type ApiObject } from '../operation.ts';

/** The service's errors with its texts: docs/simulator.md says of each where it was seen. */

/**
 * No answer at all: the door drops the connection. Thrown for a network cut, and after a
 * write was stored whose reply gets lost.
 */
export class ConnectionCut extends Error {
  override readonly name = 'ConnectionCut';
}

export function invalidArgument(message: string): ServiceError {
  return new ServiceError('InvalidArgumentException', message);
}

export function validation(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}

export function limitExceeded(message: string): ServiceError {
  return new ServiceError('LimitExceededException', message);
}

export function resourceInUse(message: string): ServiceError {
  return new ServiceError('ResourceInUseException', message);
}

export function resourceNotFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message);
}

export function throughputExceeded(message: string): ServiceError {
  return new ServiceError('ProvisionedThroughputExceededException', message);
}

/**
 * A DryRun call that would succeed is refused with this error, as EC2 does.
 * @throws ServiceError DryRunOperationException
 */
export function refuseDryRun(input: ApiObject): void {
  if (input['DryRun'] === true)
    throw new ServiceError(
      'DryRunOperationException',
      'The request was rejected because the DryRun parameter was specified.',
    );
}

export function streamNotFound(name: string, accountId: string): ServiceError {
  return resourceNotFound(`Stream ${name} under account ${accountId} not found.`);
}

export function shardNotFound(shardId: string, stream: string, accountId: string): ServiceError {
  return resourceNotFound(
    `Could not find shard ${shardId} in stream ${stream} under account ${accountId}.`,
  );
}

/** The same for calls that read, also when it is the stream that is not there. */
export function shardDoesNotExist(
  shardId: string,
  stream: string,
  accountId: string,
): ServiceError {
  return resourceNotFound(
    `Shard ${shardId} in stream ${stream} under account ${accountId} does not exist`,
  );
}

export function notActive(stream: string, accountId: string, status: string): ServiceError {
  return resourceInUse(
    `Stream ${stream} under account ${accountId} not ACTIVE, instead in state ${status}`,
  );
}

/** The text of a throttled PutRecord, entry of PutRecords, or GetShardIterator. */
export function rateExceededText(shardId: string, stream: string, accountId: string): string {
  return `Rate exceeded for shard ${shardId} in stream ${stream} under account ${accountId}.`;
}

/** The text of a throttled GetRecords. */
export function readRateExceededText(shardId: string, stream: string, accountId: string): string {
  return `Rate exceeded for Shard - ${accountId}/${stream}/${shardId}`;
}

export function onDemandOnly(stream: string, accountId: string): ServiceError {
  return validation(
    `Request is invalid. Stream ${stream} under account ${accountId} is in On-Demand mode.`,
  );
}
