import { adviceByName } from '../../kinesis/errors/advice-by-name.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import type { Problem } from './run-snapshot.ts';

const ADVICE: Readonly<Record<Problem['kind'], string>> = {
  throttled:
    'A limit of the stream was reached. Send less, spread the partition keys over more shards, or add shards.',
  internal: 'The service failed. Nothing to do: the records are tried again while they live.',
  'expired-credentials':
    'The credentials have expired, or there are none. Sign in again or give new keys, then resume.',
  clock:
    'The service and this computer do not agree on the time. Set the clock of this computer, then resume.',
  denied:
    'The credentials may not do this. Check the keys and that the role allows kinesis:PutRecords, kinesis:ListShards and kinesis:DescribeStreamSummary on the stream.',
  'not-found': 'The stream is not there. Check its name and region, or create it.',
  'in-use': 'The stream is being created, changed or deleted. Wait until it is ACTIVE.',
  'expired-iterator': 'Nothing to do while writing.',
  invalid:
    'The service refused the request as wrong. Look at its message; trying again does not help.',
  lost: 'No reply came, or one that cannot be read: the records may be stored. Check the network and the endpoint.',
  'no-reply':
    'Nothing has answered for 30 seconds. Check the endpoint, the network and, in a browser, that the endpoint allows this page (CORS).',
  'too-large':
    'A record is larger than the stream takes. Make the template shorter, or raise the maximum record size of the stream.',
  key: 'A partition key has 1 to 256 characters. Change the template of the key.',
};

export function problemOf(failure: ServiceFailure): Problem {
  return {
    kind: failure.kind,
    code: failure.name,
    message: failure.message,
    advice: adviceByName(failure) ?? ADVICE[failure.kind],
    ...(failure.requestId !== undefined && { requestId: failure.requestId }),
  };
}

/** @param advice what to do, where the kind alone does not say it */
export function problem(
  kind: Problem['kind'],
  code: string,
  message: string,
  advice: string = ADVICE[kind],
): Problem {
  return { kind, code, message, advice };
}
