import { describe, expect, it } from 'vitest';
import { sessionProblem, signInFailure } from './session-error.ts';

function error(name: string, message = 'Cognito said so'): Error {
  const made = new Error(message);
  made.name = name;
  return made;
}

/** Every error of the calls that are made, from the API's models. */
const NAMES = [
  'CodeDeliveryFailureException',
  'CodeMismatchException',
  'EnableSoftwareTokenMFAException',
  'ExpiredCodeException',
  'ExternalServiceException',
  'ForbiddenException',
  'InternalErrorException',
  'InvalidIdentityPoolConfigurationException',
  'InvalidLambdaResponseException',
  'InvalidParameterException',
  'InvalidPasswordException',
  'InvalidUserPoolConfigurationException',
  'LimitExceededException',
  'MFAMethodNotFoundException',
  'NotAuthorizedException',
  'PasswordHistoryPolicyViolationException',
  'PasswordResetRequiredException',
  'RefreshTokenReuseException',
  'ResourceConflictException',
  'ResourceNotFoundException',
  'SoftwareTokenMFANotFoundException',
  'TooManyFailedAttemptsException',
  'TooManyRequestsException',
  'UnauthorizedException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
  'UserNotConfirmedException',
  'UserNotFoundException',
  'NetworkError',
  'TypeError',
];

describe('what Cognito says, in plain words', () => {
  it.each(NAMES)('%s says what happened and what to do', (name) => {
    for (const when of ['signing-in', 'renewing', 'identity-pool'] as const) {
      const { what, next } = signInFailure(error(name), when);
      expect(what).not.toMatch(/Exception/);
      expect(what).not.toBe('Cognito said so');
      expect(what).toMatch(/\.( Cognito said so)?$/);
      expect(next).toMatch(/\.$/);
    }
  });

  it.each([
    ['Incorrect username or password.', /not right/],
    ['Password attempts exceeded', /too many wrong tries/],
    ['User is disabled.', /disabled/],
    ['Temporary password has expired and must be reset by an administrator.', /temporary password/],
    ['Invalid session for the user, session is expired.', /took too long/],
    ['Client abc is configured with secret but SECRET_HASH was not received', /has a secret/],
  ])('tells apart what one name stands for: %s', (message, words) => {
    expect(signInFailure(error('NotAuthorizedException', message), 'signing-in').what).toMatch(
      words,
    );
  });

  it('means the session, not the password, when a session is renewed', () => {
    const refused = error('NotAuthorizedException', 'Refresh Token has been revoked');
    expect(signInFailure(refused, 'renewing').what).toMatch(/session/);
  });

  it('means the identity pool, not the session, when that refuses', () => {
    const refused = error('NotAuthorizedException', 'Token is not from a supported provider');
    expect(signInFailure(refused, 'identity-pool').what).toMatch(/identity pool refused/);
    expect(sessionProblem(refused.name, 'identity-pool')).toBe('CredentialsRefused');
    expect(sessionProblem(refused.name, 'renewing')).toBe('SignInNeeded');
    expect(sessionProblem('TooManyRequestsException', 'identity-pool')).toBe(
      'CredentialsUnavailable',
    );
  });

  it('shows what it does not know as it is', () => {
    expect(signInFailure(error('NewException', 'New.'), 'signing-in')).toMatchObject({
      name: 'NewException',
      what: 'New.',
    });
  });
});
