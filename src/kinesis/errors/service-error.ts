/** What an error of the service means for whoever called it. */
export type ErrorKind =
  /** A quota was reached; the same request may pass later. */
  | 'throttled'
  /** The service failed, or answered 5xx; the same request may pass later. */
  | 'internal'
  /** The credentials ran out, or there are none; new ones mend it. */
  | 'expired-credentials'
  /** The service and this computer do not agree on the time, so it takes no signature. */
  | 'clock'
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

/**
 * Sorts an error as the AWS SDK does for its retries: by its name, else by the status.
 * @param name the service's error name, `ErrorCode` of an entry, or `undefined` when none came
 * @param httpStatus the status of the answer, or `undefined` when none came
 */
export function errorKind(name: string | undefined, httpStatus?: number): ErrorKind {
  // A status of its own list is a throttle whatever the name is.
  if (httpStatus === 429) return 'throttled';
  const known = name === undefined ? undefined : kindOfName(name);
  if (known !== undefined) return known;
  if (httpStatus === undefined) return 'lost';
  // The SDK gives this name to a reply that never came; here it came from the service.
  if (name === 'TimeoutError' || httpStatus === 408 || httpStatus >= 500) return 'internal';
  if (DENIED_STATUSES.has(httpStatus)) return 'denied';
  return httpStatus >= 400 ? 'invalid' : 'lost';
}

/** No valid credentials, not allowed, and a proxy that wants credentials of its own. */
const DENIED_STATUSES: ReadonlySet<number> = new Set([401, 403, 407]);

/** An error that the service, or the way to it, gave in answer to a whole call. */
export interface ServiceFailure {
  readonly kind: ErrorKind;
  /** The service's name for it, such as `ResourceNotFoundException`; for a lost reply the network's. */
  readonly name: string;
  readonly message: string;
  readonly requestId?: string;
  readonly httpStatus?: number;
  /** An earlier sending of the same call had no answer: what this one says is not of that one. */
  readonly mayBeStored?: true;
}

/**
 * The names of errors by kind. A name stands for itself and for the same name with
 * "Exception" behind it: AWS's services use both forms.
 *
 * `throttled` and `internal` hold what the AWS SDK retries by name: its lists of throttling and
 * of transient errors. `clock` and `denied` share its list of errors that a wrong clock may cause.
 * The rest are the errors common to AWS's services, and those of Kinesis and KMS.
 */
const NAMES: Readonly<Record<Exclude<ErrorKind, 'invalid'>, readonly string[]>> = {
  throttled: [
    'BandwidthLimitExceeded',
    'EC2Throttled',
    'KMSThrottling',
    'LimitExceeded',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceeded',
    'RequestLimitExceeded',
    'RequestThrottled',
    'SlowDown',
    'Throttled',
    'Throttling',
    'TooManyRequests',
    'TransactionInProgress',
  ],
  internal: [
    'InternalError',
    'InternalFailure',
    'InternalServerError',
    'InternalServer',
    'InternalService',
    'ServiceUnavailable',
    // The service waited in vain for the rest of a request, so it did nothing.
    'RequestTimeout',
    // Ours: credentials could not be had for now. Nothing was sent.
    'CredentialsUnavailable',
  ],
  'expired-credentials': [
    'ExpiredToken',
    'TokenRefreshRequired',
    // The SDK's: it found no credentials, or could not renew them. Nothing was sent.
    'CredentialsProviderError',
    'TokenProviderError',
    // Ours: the session is over. Nothing was sent.
    'SignInNeeded',
  ],
  clock: ['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed'],
  denied: [
    'AccessDenied',
    'AccountProblem',
    'AllAccessDisabled',
    'AuthFailure',
    // Ours: the identity pool gives this user none.
    'CredentialsRefused',
    'Forbidden',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSecurity',
    'InvalidSignature',
    'InvalidToken',
    'KMSAccessDenied',
    'KMSDisabled',
    'KMSInvalidState',
    'KMSNotFound',
    'KMSOptInRequired',
    'MissingAuthenticationToken',
    'MissingSecurityHeader',
    'NotAuthorized',
    'NotSignedUp',
    'OptInRequired',
    'PendingVerification',
    'SignatureDoesNotMatch',
    'SubscriptionRequired',
    'Unauthorized',
    'UnauthorizedAccess',
    'UnauthorizedOperation',
    'UnrecognizedClient',
  ],
  'not-found': ['ResourceNotFound'],
  'in-use': ['ResourceInUse'],
  'expired-iterator': ['ExpiredIterator'],
  // The request was cut off before the service had answered it.
  lost: ['RequestAborted'],
};

const KINDS: ReadonlyMap<string, ErrorKind> = new Map(
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((kind) =>
    NAMES[kind].map((name) => [name, kind] as const),
  ),
);

/** @returns `undefined` for a name that is on no list */
function kindOfName(name: string): ErrorKind | undefined {
  return KINDS.get(name) ?? KINDS.get(name.replace(/Exception$/, ''));
}
