import type { ErrorKind } from './service-error.ts';

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
export function kindOfName(name: string): ErrorKind | undefined {
  return KINDS.get(name) ?? KINDS.get(name.replace(/Exception$/, ''));
}
