import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { errorCodes, toServiceFailure } from './failure.ts';

/** With these the request never left, so nothing was stored. Node names them; a browser does not. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/**
 * As {@link toServiceFailure}, for calls that write: tells a request that never left
 * from one whose reply was lost.
 */
export function toWriteFailure(thrown: unknown): ServiceFailure {
  const answered = toServiceFailure(thrown);
  const failure = wasSentAgain(thrown) ? { ...answered, mayBeStored: true as const } : answered;
  if (failure.kind !== 'lost') return failure;
  const codes = errorCodes(thrown);
  if (codes.length === 0) return failure;
  const neverSent = codes.every((one) => NEVER_SENT.has(one));
  return { ...failure, kind: neverSent ? 'internal' : 'lost' };
}

/** Whether the browser sent the call before the one that was answered. */
function wasSentAgain(thrown: unknown): boolean {
  return thrown instanceof Error && 'sentAgain' in thrown && thrown.sentAgain === true;
}
