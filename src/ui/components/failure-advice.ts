import { exhaustive } from '../../base/assert.ts';
import { COSTLY_ACTIONS } from '../../connection/cognito/role-limit.ts';
import { adviceByName } from '../../kinesis/errors/advice-by-name.ts';
import { limitReached } from '../../kinesis/errors/limit-exceeded.ts';
import { missingAction } from '../../kinesis/errors/missing-action.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';

/** The next step after a failure, in words. */
export function adviceFor(failure: ServiceFailure): string {
  return adviceByName(failure) ?? adviceForKind(failure);
}

function adviceForKind(failure: ServiceFailure): string {
  switch (failure.kind) {
    case 'throttled':
      return limitAdvice(failure);
    case 'internal':
      return 'The service had a problem of its own. Try again; if it goes on, wait a minute.';
    case 'expired-credentials':
      return 'The credentials have expired. Open Connection and sign in, or give new keys.';
    case 'clock':
      return 'The service and this computer do not agree on the time. Set the clock of this computer, then try again.';
    case 'denied':
      return deniedAdvice(failure);
    case 'not-found':
      return 'It does not exist (any more). Choose another stream, or create one under Streams.';
    case 'in-use':
      return 'It is busy with another change. Wait until its status is ACTIVE and try again.';
    case 'expired-iterator':
      return 'A shard iterator lives five minutes. Start reading again from where you were.';
    case 'invalid':
      return 'The service did not accept the request as it is. Change it as the message says.';
    case 'lost':
      return 'Check that the address of the endpoint is right, that it is running, and that it allows requests from a browser (CORS).';
    default:
      return exhaustive(failure.kind);
  }
}

function limitAdvice({ name, message }: ServiceFailure): string {
  const limit = name === 'LimitExceededException' ? limitReached(message) : 'rate';
  switch (limit) {
    case 'rate':
      return 'A rate limit was reached. Wait a second and try again.';
    case 'creating':
      return 'Too many are being created at the same time, by everybody in the account. Wait until some are ready and try again.';
    case 'day':
      return 'This can be done only so often in 24 hours. Try again later, or use another stream; the clock of a practice stream can be moved ahead.';
    case 'step':
      return 'One step may at most double or halve the shards. Take that step first, then go on from there.';
    case 'quota':
      return 'A quota is used up. Delete what is no longer needed or ask for less; on AWS the owner of the account can have quotas raised.';
    default:
      return exhaustive(limit);
  }
}

function deniedAdvice({ message }: ServiceFailure): string {
  const action = missingAction(message, '');
  if (COSTLY_ACTIONS.has(action))
    return `Not allowed: your role lacks ${action} here. It can make a stream cost much more, and most classes keep it for the instructor. Ask yours.`;
  return action === 'kinesis:'
    ? 'The keys are not accepted, or they may not do this. Check the keys of the connection.'
    : `Not allowed: your role lacks ${action} here. Use a stream whose name your class gave you, or ask your instructor.`;
}
