import { errorMessage } from '../../base/error-message.ts';
import { plainLine } from '../../base/plain-text.ts';
import { bareStatusName } from '../../kinesis/errors/bare-status.ts';
import { isClockFailure } from '../../kinesis/errors/clock-skew.ts';
import { errorKind, type ServiceFailure } from '../../kinesis/errors/service-error.ts';

/** What the SDK calls an answer that names no error, and one with a body that it cannot read. */
const NAMELESS = new Set(['Unknown', 'UnknownError', 'Error', 'SyntaxError', 'TypeError']);

/**
 * What the SDK threw, sorted. Its texts may come from an endpoint that means harm, and go to
 * screens and terminals: each is one line of plain text.
 *
 * A reply that never came, or that could not be read, is `lost`: what was sent may have been
 * done.
 */
export function toServiceFailure(thrown: unknown): ServiceFailure {
  const name = plainLine(thrown instanceof Error ? thrown.name : 'Error');
  const { httpStatusCode, requestId } = metadataOf(thrown);
  // The SDK throws its own TypeErrors and SyntaxErrors for a reply it cannot read: a
  // status of 2xx is no failure of the service, so such a reply is lost.
  const answered = httpStatusCode !== undefined && httpStatusCode >= 300;
  const kind = errorKind(name, answered ? httpStatusCode : undefined);
  const ids = {
    ...(requestId !== undefined && { requestId: plainLine(requestId) }),
    ...(httpStatusCode !== undefined && { httpStatus: httpStatusCode }),
  };
  if (answered && NAMELESS.has(name)) {
    const status = bareStatusName(httpStatusCode);
    return { kind, name: status, message: `The answer was ${status}, without an error.`, ...ids };
  }
  const message = tlsMessage(thrown) ?? plainLine(withoutToken(errorMessage(thrown)));
  return {
    // `InvalidSignatureException` stands for wrong keys too: its words tell the clock apart.
    kind: answered && isClockFailure({ name, message }) ? 'clock' : kind,
    // A network error's own name says nothing, or what is wrong: a reset is no timeout.
    name: kind === 'lost' ? (errorCodes(thrown)[0] ?? name) : name,
    message,
    ...ids,
  };
}

/** OpenSSL's own words name a line of its source, and not what to do. */
function tlsMessage(thrown: unknown): string | undefined {
  return errorCodes(thrown).some((code) => code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    ? 'No connection by TLS could be made. Does the port speak https? If not, write http:// in the address.'
    : undefined;
}

/** The system's codes in an error, its causes, and the errors it sums up. */
function errorCodes(thrown: unknown, depth = 0): string[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 4) return [];
  const own = 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : [];
  const parts: unknown[] = 'errors' in thrown && Array.isArray(thrown.errors) ? thrown.errors : [];
  const cause: unknown = 'cause' in thrown ? thrown.cause : undefined;
  return [...own, ...[...parts, cause].flatMap((part) => errorCodes(part, depth + 1))];
}

function metadataOf(thrown: unknown): { httpStatusCode?: number; requestId?: string } {
  if (typeof thrown !== 'object' || thrown === null || !('$metadata' in thrown)) return {};
  const metadata: unknown = thrown.$metadata;
  if (typeof metadata !== 'object' || metadata === null) return {};
  const status = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  const requestId = 'requestId' in metadata ? metadata.requestId : undefined;
  return {
    ...(typeof status === 'number' && { httpStatusCode: status }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}

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

/** A value may be within JSON, where a slash can be written as `\/`. */
const TOKEN = /(x-amz-security-token:)(?:[\w+/=%-]|\\\/)+/gi;

/**
 * An error's text without the session token: when a signature is wrong (a clock that is off is
 * enough), AWS answers with the whole canonical request, and the token's header stands in it.
 */
export function withoutToken(text: string): string {
  return text.replaceAll(TOKEN, '$1(not shown)');
}
