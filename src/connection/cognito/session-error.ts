import { errorMessage, errorName } from '../../base/error-message.ts';
import { own } from '../../base/own.ts';

/** There is no session, or it ended: only signing in helps. Known to `errorKind`. */
export const SIGN_IN_NEEDED = 'SignInNeeded';
/** Credentials could not be had for now; a later try may succeed. Known to `errorKind`. */
export const NO_CREDENTIALS = 'CredentialsUnavailable';

/** The identity pool will not give this user credentials, however often it is asked. Known to `errorKind`. */
export const CREDENTIALS_REFUSED = 'CredentialsRefused';

/** Why signing in, or getting credentials, failed. */
export interface SignInFailure {
  /** Cognito's name for it. */
  readonly name: string;
  /** What happened. */
  readonly what: string;
  /** What to do next. */
  readonly next: string;
}

type Words = readonly [what: string, next: string];

/** Cognito's errors (facts §10 and the API's models) in plain words. */
const WORDS: Readonly<Record<string, Words>> = {
  NotAuthorizedException: [
    'User name or password is not right.',
    'Check both and try again. The password is case-sensitive.',
  ],
  UserNotFoundException: [
    'There is no user of that name.',
    'Check the spelling, or ask your instructor whether the account was created.',
  ],
  UserNotConfirmedException: [
    'The account was never confirmed.',
    'Ask whoever runs the user pool to confirm it.',
  ],
  PasswordResetRequiredException: [
    'The password must be reset before you can sign in.',
    'Choose "Forgotten password" and follow the steps.',
  ],
  InvalidPasswordException: [
    'The new password is not strong enough.',
    'Use at least 12 characters with upper case, lower case, a digit and a sign.',
  ],
  PasswordHistoryPolicyViolationException: [
    'That password was used before.',
    'Choose one that you did not use yet.',
  ],
  CodeMismatchException: [
    'The code is not right.',
    'Type the newest code. Codes of an app change every 30 seconds; check that the clock is right.',
  ],
  EnableSoftwareTokenMFAException: [
    'The code is not right.',
    'Wait for the next code of the app, and check that the clock of that device is right.',
  ],
  ExpiredCodeException: ['The code is too old.', 'Ask for a new one and type it soon.'],
  CodeDeliveryFailureException: [
    'The code could not be sent.',
    'The address or number may be wrong. Ask whoever runs the user pool to check it.',
  ],
  TooManyRequestsException: [
    'Too many requests were made.',
    'Wait a minute and try again. Many students who sign in at once share one limit.',
  ],
  TooManyFailedAttemptsException: [
    'There were too many wrong tries.',
    'Wait a few minutes before you try again.',
  ],
  LimitExceededException: [
    'A limit of Cognito was reached.',
    'Too many tries in a short time. Wait fifteen minutes and try again.',
  ],
  InvalidParameterException: [
    'Cognito did not accept what was sent.',
    'The app client may lack the SRP sign-in flow (ALLOW_USER_SRP_AUTH), or the user has no verified address to send a code to.',
  ],
  ResourceNotFoundException: [
    'The user pool, its client or the identity pool does not exist.',
    'The ids under which this page signs in are wrong, or the stack was deleted. Check config.json or the set-up link.',
  ],
  InvalidUserPoolConfigurationException: [
    'The user pool is not set up for this sign-in.',
    'Ask whoever runs it to check its settings.',
  ],
  InvalidIdentityPoolConfigurationException: [
    'The identity pool gives signed-in users no role, or its role does not trust the pool.',
    'Attach an authenticated role to the identity pool.',
  ],
  MFAMethodNotFoundException: [
    'The account has no second factor that can be used.',
    'Ask whoever runs the user pool to set one up.',
  ],
  SoftwareTokenMFANotFoundException: [
    'No authenticator app is set up for this account.',
    'Ask whoever runs the user pool to reset its second factor.',
  ],
  UserLambdaValidationException: [
    'A rule of the user pool refused the sign-in.',
    'Its message says why; ask whoever runs the pool.',
  ],
  UnexpectedLambdaException: [
    'A function of the user pool failed.',
    'Try again; if it goes on, ask whoever runs the pool.',
  ],
  InvalidLambdaResponseException: [
    'A function of the user pool gave a wrong answer.',
    'Ask whoever runs the pool to look at it.',
  ],
  ForbiddenException: [
    'A firewall in front of Cognito refused the request.',
    'Ask whoever runs the user pool whether this network is allowed.',
  ],
  RefreshTokenReuseException: [
    'The session was used from two places and has been ended.',
    'Sign in again.',
  ],
  UnauthorizedException: ['Cognito refused the request.', 'Sign in again.'],
  ExternalServiceException: [
    'The sign-in service behind the identity pool failed.',
    'Try again in a minute.',
  ],
  ResourceConflictException: [
    'This sign-in is already linked to another identity.',
    'Sign out, and sign in again.',
  ],
  InternalErrorException: ['Cognito had a problem of its own.', 'Try again in a minute.'],
  InternalServerError: ['Cognito had a problem of its own.', 'Try again in a minute.'],
  NetworkError: [
    'Cognito could not be reached.',
    'Check the network. If the pools are in another region than this page allows, its config.json must list that region.',
  ],
  EmptySignInUsername: ['The user name is missing.', 'Type it.'],
  EmptySignInPassword: ['The password is missing.', 'Type it.'],
  EmptyChallengeResponse: ['The answer is missing.', 'Type it.'],
  SignInException: [
    'The sign-in took too long, or the page was reloaded in the middle of it.',
    'Start again with user name and password.',
  ],
  UserAlreadyAuthenticatedException: [
    'Somebody is signed in already.',
    'Sign out first, then sign in.',
  ],
  [SIGN_IN_NEEDED]: ['The session has ended.', 'Sign in again under Connection.'],
};

/** These names mean something else when a session is renewed than when a password is typed. */
const AT_RENEWAL: Readonly<Record<string, Words>> = {
  NotAuthorizedException: [
    'The session was ended or has expired.',
    'Sign in again under Connection.',
  ],
};

/** What the identity pool says of a user who has signed in. */
const OF_IDENTITY_POOL: Readonly<Record<string, Words>> = {
  NotAuthorizedException: [
    'You are signed in, but the identity pool refused to give you AWS credentials.',
    'Tell your instructor: the identity pool may not list this user pool and app client.',
  ],
};

/** A failure of Cognito in plain words. */
export function signInFailure(
  thrown: unknown,
  when: 'signing-in' | 'renewing' | 'identity-pool',
): SignInFailure {
  const name = nameOf(thrown);
  const message = errorMessage(thrown);
  if (name === 'NotAuthorizedException' && when === 'signing-in') {
    const special = notAuthorized(message);
    if (special !== undefined) return { name, what: special[0], next: special[1] };
  }
  const special = { 'signing-in': {}, renewing: AT_RENEWAL, 'identity-pool': OF_IDENTITY_POOL };
  const words = own(special[when] as Readonly<Record<string, Words>>, name) ?? own(WORDS, name);
  if (words === undefined)
    return { name, what: message, next: 'Try again; if it goes on, tell your instructor.' };
  const detail = SAYS_WHY.has(name) ? ` ${message}` : '';
  return { name, what: `${words[0]}${detail}`, next: words[1] };
}

/** Of the user pool, when a session is renewed: only signing in again helps. */
const OVER = new Set([
  'NotAuthorizedException',
  'RefreshTokenReuseException',
  'TokenRevokedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
]);

/** Of the identity pool: nothing that the user does helps. */
const REFUSED = new Set([
  'NotAuthorizedException',
  'ResourceNotFoundException',
  'ResourceConflictException',
  'InvalidIdentityPoolConfigurationException',
  'InvalidParameterException',
  'ForbiddenException',
]);

/** What a failure of this name means for who wants credentials. */
export function sessionProblem(name: string, when: 'renewing' | 'identity-pool'): string {
  if (when === 'renewing') return OVER.has(name) ? SIGN_IN_NEEDED : NO_CREDENTIALS;
  return REFUSED.has(name) ? CREDENTIALS_REFUSED : NO_CREDENTIALS;
}

/** Their message says what the table cannot know. */
const SAYS_WHY = new Set([
  'InvalidPasswordException',
  'InvalidParameterException',
  'UserLambdaValidationException',
]);

/** One name for five things: Cognito tells them apart by the message only. */
function notAuthorized(message: string): Words | undefined {
  if (/attempts exceeded/i.test(message))
    return ['There were too many wrong tries.', 'Wait fifteen minutes, then try again.'];
  if (/disabled/i.test(message))
    return ['The account is disabled.', 'Ask your instructor to enable it.'];
  if (/temporary password.*expired|expired.*reset/i.test(message))
    return ['The temporary password has expired.', 'Ask your instructor for a new one.'];
  if (/session.*expired|invalid session/i.test(message))
    return ['The sign-in took too long.', 'Start again with user name and password.'];
  if (/secret/i.test(message))
    return [
      'The app client has a secret, which a page in a browser cannot keep.',
      'Create an app client without a secret and use its id.',
    ];
  return undefined;
}

/** Amplify puts every failed request of the browser under one name. */
function nameOf(thrown: unknown): string {
  const name = errorName(thrown);
  if (name === 'TypeError' || name === 'AbortError') return 'NetworkError';
  return name.replace(/Exception_.*$/, 'Exception');
}
