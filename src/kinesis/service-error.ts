/**
 * What an error of the service means for whoever called it. The one place where
 * error names are sorted (facts §3).
 */
export type ErrorKind =
  /** A quota was reached; the same request may pass later. */
  | 'throttled'
  /** The service failed, or answered 5xx; the same request may pass later. */
  | 'internal'
  /** The credentials ran out; new ones mend it. */
  | 'expired-credentials'
  /** The credentials are wrong, or the role may not do this. */
  | 'denied'
  /** The stream, shard or consumer is not there. */
  | 'not-found'
  /** It exists but is busy: creating, updating or deleting. */
  | 'in-use'
  /** The shard iterator is older than 300 s. */
  | 'expired-iterator'
  /** The request is wrong; no retry mends it. */
  | 'invalid'
  /** No answer, or one that cannot be read: what was sent may have been done. */
  | 'lost';

const KIND_OF_NAME: ReadonlyMap<string, ErrorKind> = new Map([
  ['ProvisionedThroughputExceededException', 'throttled'],
  ['LimitExceededException', 'throttled'],
  ['KMSThrottlingException', 'throttled'],
  ['ThrottlingException', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['SlowDown', 'throttled'],
  ['InternalFailure', 'internal'],
  ['InternalFailureException', 'internal'],
  ['InternalServerError', 'internal'],
  ['ServiceUnavailable', 'internal'],
  ['ServiceUnavailableException', 'internal'],
  ['ExpiredToken', 'expired-credentials'],
  ['ExpiredTokenException', 'expired-credentials'],
  // Ours: the session is over, or its credentials could not be had for now. Nothing was sent.
  ['SignInNeeded', 'expired-credentials'],
  ['CredentialsUnavailable', 'internal'],
  // Ours too: the identity pool gives this user none.
  ['CredentialsRefused', 'denied'],
  ['AccessDenied', 'denied'],
  ['AccessDeniedException', 'denied'],
  ['UnrecognizedClientException', 'denied'],
  ['InvalidSignatureException', 'denied'],
  ['IncompleteSignatureException', 'denied'],
  ['MissingAuthenticationTokenException', 'denied'],
  ['InvalidClientTokenId', 'denied'],
  ['KMSAccessDeniedException', 'denied'],
  ['KMSDisabledException', 'denied'],
  ['KMSInvalidStateException', 'denied'],
  ['KMSNotFoundException', 'denied'],
  ['KMSOptInRequired', 'denied'],
  ['ResourceNotFoundException', 'not-found'],
  ['ResourceInUseException', 'in-use'],
  ['ExpiredIteratorException', 'expired-iterator'],
  ['ExpiredNextTokenException', 'invalid'],
]);

/**
 * Sorts an error.
 * @param name the service's error name, `ErrorCode` of an entry, or `undefined` when none came
 * @param httpStatus the status of the answer, or `undefined` when none came
 */
export function errorKind(name: string | undefined, httpStatus?: number): ErrorKind {
  const known = name === undefined ? undefined : KIND_OF_NAME.get(name);
  if (known !== undefined) return known;
  if (httpStatus === undefined) return 'lost';
  if (httpStatus === 429) return 'throttled';
  if (httpStatus >= 500) return 'internal';
  if (httpStatus === 403) return 'denied';
  return httpStatus >= 400 ? 'invalid' : 'lost';
}

/** An error that the service, or the way to it, gave in answer to a whole call. */
export interface ServiceFailure {
  readonly kind: ErrorKind;
  /** The service's name for it, such as `ResourceNotFoundException`; for a lost reply the network's. */
  readonly name: string;
  readonly message: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
}
