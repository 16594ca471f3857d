import { adviceByName } from '../../kinesis/errors/advice-by-name.ts';
import type { ErrorKind, ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { restartAdvice } from '../restart-advice.ts';

const ADVICE: Partial<Readonly<Record<ErrorKind, string>>> = {
  lost: 'Nothing answered. Check --endpoint and the network; shardlab simulate serves a practice stream.',
  'not-found': 'Check the stream’s name, --region and --endpoint.',
  denied: 'The credentials may not read it: kinesis:ListShards, GetShardIterator and GetRecords.',
  throttled: 'Others read these shards too: each takes 5 calls and 2 MiB a second together.',
};

/** What to do about a failed read, where there is something; a line, or nothing. */
export function readAdvice(failure: ServiceFailure): string {
  const advice = adviceByName(failure) ?? restartAdvice(failure.kind) ?? ADVICE[failure.kind];
  return advice === undefined ? '' : `${advice}\n`;
}
