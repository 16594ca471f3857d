import { describe, expect, it } from 'vitest';
import type { Step } from './failure-words.ts';
import { sessionProblem, signInFailure } from './session-error.ts';

function error(name: string, message = 'Cognito said so'): Error {
  const made = new Error(message);
  made.name = name;
  return made;
}

/** What each call may answer, by the API's models, with what the sign-in library and the network add. */
const OF_EVERY_CALL = [
  'ForbiddenException',
  'InternalErrorException',
  'InvalidParameterException',
  'NotAuthorizedException',
  'ResourceNotFoundException',
  'TooManyRequestsException',
  'NetworkError',
  'TimeoutError',
  'TypeError',
  'Unknown',
  'UnknownError',
];
const OF_USERS = ['UserNotFoundException', 'UserNotConfirmedException'];
const OF_FUNCTIONS = [
  'InvalidLambdaResponseException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
];
const OF_MESSAGES = [
  'CodeDeliveryFailureException',
  'InvalidEmailRoleAccessPolicyException',
  'InvalidSmsRoleAccessPolicyException',
  'InvalidSmsRoleTrustRelationshipException',
];
const OF_SIGN_IN = [
  ...OF_USERS,
  ...OF_FUNCTIONS,
  ...OF_MESSAGES,
  'InvalidUserPoolConfigurationException',
  'PasswordResetRequiredException',
];
const OF_CHALLENGES = [
  ...OF_SIGN_IN,
  'AliasExistsException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'InvalidPasswordException',
  'MFAMethodNotFoundException',
  'PasswordHistoryPolicyViolationException',
  'SignInException',
  'SoftwareTokenMFANotFoundException',
];
const NAMES: Readonly<Record<Step, readonly string[]>> = {
  password: [...OF_SIGN_IN, 'UserAlreadyAuthenticatedException'],
  'new-password': OF_CHALLENGES,
  'app-setup': [
    ...OF_CHALLENGES,
    'ConcurrentModificationException',
    'EnableSoftwareTokenMFAException',
  ],
  'app-code': OF_CHALLENGES,
  'sent-code': OF_CHALLENGES,
  factor: OF_CHALLENGES,
  forgot: [...OF_USERS, ...OF_FUNCTIONS, ...OF_MESSAGES, 'LimitExceededException'],
  reset: [
    ...OF_USERS,
    ...OF_FUNCTIONS,
    'CodeMismatchException',
    'ExpiredCodeException',
    'InvalidPasswordException',
    'LimitExceededException',
    'PasswordHistoryPolicyViolationException',
    'TooManyFailedAttemptsException',
  ],
  hosted: [],
  renewing: [
    ...OF_SIGN_IN,
    'RefreshTokenReuseException',
    'SignInNeeded',
    'TokenRevokedException',
    'UnauthorizedException',
  ],
  'identity-pool': [
    'ExternalServiceException',
    'InvalidIdentityPoolConfigurationException',
    'LimitExceededException',
    'ResourceConflictException',
  ],
};
const ROWS = (Object.keys(NAMES) as Step[]).flatMap((step) =>
  [...OF_EVERY_CALL, ...NAMES[step]].map((name) => [step, name] as const),
);

describe('what Cognito says, in plain words', () => {
  it.each(ROWS)('%s: %s says what happened and what to do', (step, name) => {
    const { what, next } = signInFailure(error(name), step);
    expect(what).not.toMatch(/Exception/);
    expect(what).not.toBe('Cognito said so');
    for (const text of [what, next]) expect(text).toMatch(/^[A-Z].*\.$/);
    // A password is right or wrong where one was typed, and nowhere else.
    if (/password is not right/.test(what)) expect(step).toBe('password');
    // Only an app changes its codes by itself.
    if (/30 seconds/.test(next) && name !== 'EnableSoftwareTokenMFAException')
      expect(step).toMatch(/^app-/);
    if (/Send a new code/.test(next)) expect(step).not.toBe('app-code');
  });

  it.each<[Step, string, string, RegExp]>([
    ['password', 'NotAuthorizedException', 'Incorrect username or password.', /is not right/],
    ['password', 'NotAuthorizedException', 'Password attempts exceeded', /too many wrong tries/],
    [
      'forgot',
      'LimitExceededException',
      'Attempt limit exceeded, please try after some time.',
      /too many wrong tries/,
    ],
    ['password', 'NotAuthorizedException', 'User is disabled.', /disabled/],
    ['renewing', 'NotAuthorizedException', 'User is disabled.', /disabled/],
    [
      'password',
      'NotAuthorizedException',
      'Temporary password has expired and must be reset by an administrator.',
      /temporary password has expired/,
    ],
    [
      'forgot',
      'NotAuthorizedException',
      'User password cannot be reset in the current state.',
      /still has its temporary password/,
    ],
    [
      'forgot',
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
      /no confirmed address or number/,
    ],
    [
      'sent-code',
      'NotAuthorizedException',
      'Invalid session for the user, session is expired.',
      /took too long/,
    ],
    ['new-password', 'NotAuthorizedException', 'Invalid session for the user.', /took too long/],
    [
      'password',
      'NotAuthorizedException',
      'Client abc is configured with secret but SECRET_HASH was not received',
      /has a secret/,
    ],
    [
      'password',
      'InvalidParameterException',
      'USER_SRP_AUTH is not enabled for the client.',
      /does not allow this way/,
    ],
    [
      'app-setup',
      'InvalidParameterException',
      "1 validation error detected: Value at 'userCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+",
      /code is not complete/,
    ],
    [
      'app-code',
      'ExpiredCodeException',
      'Your software token has already been used once.',
      /used already/,
    ],
    ['renewing', 'NotAuthorizedException', 'Refresh Token has been revoked', /sign-out elsewhere/],
    [
      'renewing',
      'NotAuthorizedException',
      'Refresh Token has expired',
      /as long as the user pool allows/,
    ],
    ['renewing', 'NotAuthorizedException', 'Invalid Refresh Token', /ended or has expired/],
    [
      'identity-pool',
      'NotAuthorizedException',
      'Token is not from a supported provider of this identity pool.',
      /identity pool refused/,
    ],
    [
      'identity-pool',
      'NotAuthorizedException',
      'Invalid login token. Token expired: 1 >= 0',
      /too old/,
    ],
  ])('%s: %s “%s”', (step, name, message, words) => {
    expect(signInFailure(error(name, message), step).what).toMatch(words);
  });

  it('says which rule a new password breaks, and no other', () => {
    const message = 'Password did not conform with policy: Password must have symbol characters';
    expect(signInFailure(error('InvalidPasswordException', message), 'new-password').what).toBe(
      'The new password does not meet the rules of the user pool. Password must have symbol characters.',
    );
  });

  it('means the identity pool, not the session, when that refuses', () => {
    expect(sessionProblem('NotAuthorizedException', 'identity-pool')).toBe('CredentialsRefused');
    expect(sessionProblem('NotAuthorizedException', 'renewing')).toBe('SignInNeeded');
    for (const step of ['identity-pool', 'renewing'] as const)
      expect(sessionProblem('TooManyRequestsException', step)).toBe('CredentialsUnavailable');
  });

  it('shows what it does not know as it is', () => {
    for (const name of ['NewException', 'constructor'])
      expect(signInFailure(error(name, 'New.'), 'password')).toMatchObject({ name, what: 'New.' });
  });
});
