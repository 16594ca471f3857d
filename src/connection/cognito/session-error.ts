import { errorMessage, errorName } from '../../base/error-message.ts';
import { own } from '../../base/own.ts';
import { AT_STEP, BY_MESSAGE, WORDS, type Step } from './failure-words.ts';

/** There is no session, or it ended: only signing in helps. Known to `errorKind`. */
export const SIGN_IN_NEEDED = 'SignInNeeded';
/** Credentials could not be had for now; a later try may succeed. Known to `errorKind`. */
export const NO_CREDENTIALS = 'CredentialsUnavailable';

/** The identity pool will not give this user credentials, however often it is asked. Known to `errorKind`. */
const CREDENTIALS_REFUSED = 'CredentialsRefused';

/** Why signing in, or getting credentials, failed. */
export interface SignInFailure {
  /** Cognito's name for it. */
  readonly name: string;
  /** What happened. */
  readonly what: string;
  /** What to do next. */
  readonly next: string;
}

/** A failure of Cognito in plain words. */
export function signInFailure(thrown: unknown, step: Step): SignInFailure {
  const name = nameOf(thrown);
  const message = errorMessage(thrown);
  const said = BY_MESSAGE.find(
    ({ says, at }) => says.test(message) && (at === undefined || at.includes(step)),
  );
  if (said !== undefined) return { name, what: said.words[0], next: said.words[1] };
  const words = own(AT_STEP[step], name) ?? own(WORDS, name);
  if (words === undefined)
    return { name, what: message, next: 'Try again. If it keeps failing, tell your instructor.' };
  const detail = own(DETAIL, name)?.(message) ?? '';
  return { name, what: detail === '' ? words[0] : `${words[0]} ${detail}`, next: words[1] };
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

/** Their message says what the tables cannot know. */
const DETAIL: Readonly<Record<string, (message: string) => string>> = {
  // As in `Password did not conform with policy: Password not long enough`.
  InvalidPasswordException: (message) => sentence(message.replace(/^.*policy:\s*/i, '')),
  InvalidParameterException: sentence,
  UserLambdaValidationException: sentence,
};

function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Amplify puts every failed request of the browser under one name. */
function nameOf(thrown: unknown): string {
  const name = errorName(thrown);
  if (name === 'TypeError') return 'NetworkError';
  return name.replace(/Exception_.*$/, 'Exception');
}
