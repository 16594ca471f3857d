import type { ServiceFailure } from '../kinesis/service-error.ts';
import { toServiceFailure } from './failure.ts';

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
 * from one whose reply was lost, and names a network error by its code.
 */
export function toWriteFailure(thrown: unknown): ServiceFailure {
  const failure = toServiceFailure(thrown);
  if (failure.kind !== 'lost') return failure;
  const codes = errorCodes(thrown);
  const code = codes[0];
  if (code === undefined) return failure;
  const neverSent = codes.every((one) => NEVER_SENT.has(one));
  return { ...failure, name: code, kind: neverSent ? 'internal' : 'lost' };
}

/** The system's codes in an error, its causes, and the errors it sums up. */
function errorCodes(thrown: unknown, depth = 0): string[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) return [];
  const own = 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : [];
  const parts: unknown[] = 'errors' in thrown && Array.isArray(thrown.errors) ? thrown.errors : [];
  const cause: unknown = 'cause' in thrown ? thrown.cause : undefined;
  return [...own, ...[...parts, cause].flatMap((part) => errorCodes(part, depth + 1))];
}
