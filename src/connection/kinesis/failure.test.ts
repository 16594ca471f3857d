import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { isClockSkewError, isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { ErrorKind } from '../../kinesis/errors/service-error.ts';
import { toServiceFailure, toWriteFailure, withoutToken } from './failure.ts';

type SdkError = Parameters<typeof isThrottlingError>[0];

/** The AWS SDK's own lists, as the installed package has them. */
interface SdkLists {
  readonly CLOCK_SKEW_ERROR_CODES: readonly string[];
  readonly THROTTLING_ERROR_CODES: readonly string[];
  readonly TRANSIENT_ERROR_CODES: readonly string[];
  readonly TRANSIENT_ERROR_STATUS_CODES: readonly number[];
  readonly NODEJS_TIMEOUT_ERROR_CODES: readonly string[];
  readonly NODEJS_NETWORK_ERROR_CODES: readonly string[];
}

async function sdkLists(): Promise<SdkLists> {
  const root = dirname(createRequire(import.meta.url).resolve('@smithy/core/package.json'));
  const place = 'dist-es/submodules/retry/service-error-classification/constants.js';
  return (await import(/* @vite-ignore */ join(root, place))) as SdkLists;
}

const sdk = await sdkLists();

function thrown(name: string, httpStatusCode?: number): SdkError {
  return named(name, { $metadata: httpStatusCode === undefined ? {} : { httpStatusCode } });
}

/** An error as the SDK throws it; its cause, which the SDK's type wants, is left out. */
function named(name: string, more: object): SdkError {
  return Object.assign(new Error('words'), more, { name }) as SdkError;
}

function kindOf(name: string, httpStatusCode = 400): ErrorKind {
  return toServiceFailure(thrown(name, httpStatusCode)).kind;
}

describe('what the SDK retries', () => {
  it('has lists to read', () => {
    expect(sdk.THROTTLING_ERROR_CODES.length).toBeGreaterThan(9);
    expect(sdk.CLOCK_SKEW_ERROR_CODES.length).toBeGreaterThan(5);
  });

  it.each(sdk.THROTTLING_ERROR_CODES)('%s is a throttle', (name) => {
    expect(isThrottlingError(thrown(name))).toBe(true);
    expect(kindOf(name)).toBe('throttled');
  });

  it.each(sdk.TRANSIENT_ERROR_CODES)('%s from the service may pass later', (name) => {
    expect(isTransientError(thrown(name))).toBe(true);
    expect(kindOf(name)).toBe('internal');
    expect(kindOf(name, 408)).toBe('internal');
  });

  it.each(sdk.TRANSIENT_ERROR_STATUS_CODES)('so may status %d, whatever its name', (status) => {
    for (const name of ['UnknownError', 'SomethingNew', 'ValidationException'])
      expect(kindOf(name, status)).toBe('internal');
  });

  it('takes 429 as a throttle and 408 as one that may pass, whatever their names', () => {
    expect(kindOf('SomethingNew', 429)).toBe('throttled');
    expect(kindOf('UnknownError', 429)).toBe('throttled');
    expect(kindOf('UnknownError', 408)).toBe('internal');
  });

  it.each([...sdk.NODEJS_TIMEOUT_ERROR_CODES, ...sdk.NODEJS_NETWORK_ERROR_CODES])(
    'tries again after %s, and says "not stored" only of what never left',
    (code) => {
      const error = named('Error', { code });
      expect(isTransientError(error)).toBe(true);
      const connected = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code);
      expect(toWriteFailure(error).kind).toBe(connected ? 'lost' : 'internal');
    },
  );

  it('has no answer when the SDK itself has waited too long', () => {
    expect(toServiceFailure(thrown('TimeoutError')).kind).toBe('lost');
  });
});

describe('what stops a run', () => {
  it.each(sdk.CLOCK_SKEW_ERROR_CODES)('%s is of the clock, or of the credentials', (name) => {
    expect(isClockSkewError(thrown(name))).toBe(true);
    expect(['clock', 'denied']).toContain(kindOf(name));
  });

  it.each(['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed'])(
    '%s can be of the clock only',
    (name) => {
      expect(kindOf(name)).toBe('clock');
      expect(kindOf(name, 403)).toBe('clock');
    },
  );

  // The errors common to all AWS services, and what other services call the same.
  it.each([
    'AccessDenied',
    'AuthFailure',
    'Forbidden',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignature',
    'InvalidToken',
    'KMSAccessDenied',
    'MissingAuthenticationToken',
    'NotAuthorized',
    'OptInRequired',
    'SignatureDoesNotMatch',
    'Unauthorized',
    'UnauthorizedOperation',
    'UnrecognizedClient',
  ])('%s, with "Exception" behind it or without, is denied', (name) => {
    expect(kindOf(name)).toBe('denied');
    expect(kindOf(`${name}Exception`)).toBe('denied');
  });

  it.each([401, 403, 407])('status %d without a name is denied', (status) => {
    expect(kindOf('UnknownError', status)).toBe('denied');
  });

  it.each(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'])(
    '%s asks for new credentials',
    (name) => {
      expect(kindOf(name)).toBe('expired-credentials');
    },
  );

  it.each(['CredentialsProviderError', 'TokenProviderError'])(
    '%s: nothing was sent, as there are no credentials',
    (name) => {
      expect(toWriteFailure(thrown(name)).kind).toBe('expired-credentials');
    },
  );
});

it.each(['ValidationException', 'SerializationException', 'SomethingNew', 'toString'])(
  'no retry mends %s',
  (name) => {
    expect(kindOf(name)).toBe('invalid');
  },
);

const TOKEN = 'IQoJb3JpZ2luX2VjE+Pv//wEaCXVzLWVhc3QtMSJ/==';
const MESSAGE = `The Canonical String for this request should have been\n'POST\n/\n\nhost:kinesis.us-east-1.amazonaws.com\nx-amz-security-token:${TOKEN}\nx-amz-target:Kinesis_20131202.ListStreams\n\nhost;x-amz-security-token;x-amz-target'`;

test('an echoed session token is cut out of an error, and nothing else', () => {
  const cut = withoutToken(MESSAGE);
  expect(cut).toBe(MESSAGE.replace(TOKEN, '(not shown)'));
  expect(withoutToken(JSON.stringify({ message: MESSAGE }))).toBe(JSON.stringify({ message: cut }));
  const slashes = JSON.stringify({ message: MESSAGE }).replaceAll('/', '\\/');
  expect(JSON.parse(withoutToken(slashes))).toEqual({ message: cut });
  expect(withoutToken('no token here')).toBe('no token here');
});

test('a failure’s message is without it', () => {
  const error = new Error(MESSAGE);
  error.name = 'InvalidSignatureException';
  const { message, kind } = toServiceFailure(error);
  expect(message).not.toContain(TOKEN);
  expect(kind).toBe('denied');
});
