import type { Account } from './account.ts';
import type { Consumer, Stream } from './stream.ts';
import { invalidArgument, resourceNotFound, streamNotFound } from './errors.ts';

/** What a ResourceARN names: a stream, or a consumer of it. Both have tags and a policy. */
export interface Resource {
  readonly stream: Stream;
  readonly holder: Stream | Consumer;
  /** The holder, where it is a consumer. */
  readonly consumer?: Consumer;
}

/** @throws ServiceError ResourceNotFound; InvalidArgument for a channel's ARN */
export function resourceOf(account: Account, arn: string): Resource {
  if (/:channel\//.test(arn)) throw channelsNotSimulated();
  const name = account.streamNameOfArn(arn);
  const stream = name === undefined ? undefined : account.streams.get(name);
  if (stream === undefined) throw streamNotFound(name ?? arn, account.accountId);
  if (arn === stream.arn) return { stream, holder: stream };
  const { consumer } = consumerByArn(account, arn);
  return { stream, holder: consumer, consumer };
}

/** @throws ServiceError ResourceNotFound */
export function consumerByArn(
  account: Account,
  arn: string,
): { stream: Stream; consumer: Consumer } {
  const stream = account.streams.get(account.streamNameOfArn(arn) ?? '');
  const consumer = [...(stream?.consumers.values() ?? [])].find((other) => other.arn === arn);
  if (stream === undefined || consumer === undefined)
    throw consumerNotFound(/consumer\/([^:]+)/.exec(arn)?.[1] ?? arn, account.accountId);
  return { stream, consumer };
}

export function consumerNotFound(name: string, accountId: string): Error {
  return resourceNotFound(`Consumer ${name}, account ${accountId} not found.`);
}

export function channelsNotSimulated(): Error {
  return invalidArgument(
    'Channels are not simulated by the practice stream: try this operation on a stream in AWS.',
  );
}
