import {
  confirmResetPassword,
  confirmSignIn,
  resetPassword,
  signIn,
  type SignInOutput,
} from '@aws-amplify/auth';
import { err, ok, type Result } from '../../base/result.ts';
import { beginSignIn } from './bounded-fetch.ts';
import type { Step } from './failure-words.ts';
import { signInFailure, type SignInFailure } from './session-error.ts';
import { forgetSignInState, webStorages } from './session-storage.ts';

/** What a user has to do next to be signed in. */
export type SignInStep =
  | { readonly type: 'done' }
  /** The password was temporary. `attributes`: what the pool also wants to know. */
  | { readonly type: 'new-password'; readonly attributes: readonly string[] }
  /** `secret` is typed into an authenticator app, or `uri` opened by it; it answers with a code. */
  | { readonly type: 'totp-setup'; readonly secret: string; readonly uri: string }
  /** `to`: masked address or number. */
  | { readonly type: 'code'; readonly by: 'totp' | 'sms' | 'email'; readonly to: string }
  /** `setUp`: the second factor is chosen for the first time. */
  | { readonly type: 'choose-factor'; readonly factors: readonly Factor[]; readonly setUp: boolean }
  | { readonly type: 'email-setup' }
  | { readonly type: 'reset-password' };

export type Factor = 'TOTP' | 'SMS' | 'EMAIL';

export type StepResult = Result<SignInStep, SignInFailure>;

const ISSUER = 'Shardlab';

/** Signs in by SRP: the password never leaves the page. */
export function startSignIn(username: string, password: string): Promise<StepResult> {
  beginSignIn();
  return stepOf(
    () => signIn({ username, password, options: { authFlowType: 'USER_SRP_AUTH' } }),
    username,
    'password',
  );
}

/**
 * Answers a step: the new password, the code, the factor or the address.
 * @param attributes what a `new-password` step asked for besides
 */
export function answerStep(
  step: SignInStep,
  answer: string,
  username: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const options = Object.keys(attributes).length > 0 ? { userAttributes: attributes } : undefined;
  return stepOf(
    () => confirmSignIn({ challengeResponse: answer, ...(options !== undefined && { options }) }),
    username,
    failingStep(step),
  );
}

/** Has a code sent to somebody who forgot their password. @returns where it was sent, masked */
export function forgotPassword(username: string): Promise<Result<string, SignInFailure>> {
  beginSignIn();
  return attempt(async () => {
    const { nextStep } = await resetPassword({ username });
    return nextStep.codeDeliveryDetails?.destination ?? '';
  }, 'forgot');
}

export function setForgottenPassword(
  username: string,
  confirmationCode: string,
  newPassword: string,
): Promise<Result<void, SignInFailure>> {
  return attempt(() => confirmResetPassword({ username, confirmationCode, newPassword }), 'reset');
}

async function attempt<T>(call: () => Promise<T>, step: Step): Promise<Result<T, SignInFailure>> {
  try {
    return ok(await call());
  } catch (thrown) {
    return err(signInFailure(thrown, step));
  } finally {
    forgetSignInState(webStorages());
  }
}

/** As what a refused answer is explained. */
function failingStep(step: SignInStep): Step {
  switch (step.type) {
    case 'new-password':
      return 'new-password';
    case 'totp-setup':
      return 'app-setup';
    case 'code':
      return step.by === 'totp' ? 'app-code' : 'sent-code';
    case 'choose-factor':
    case 'email-setup':
      return 'factor';
    case 'done':
    case 'reset-password':
      return 'password';
    default:
      return step satisfies never;
  }
}

async function stepOf(
  call: () => Promise<SignInOutput>,
  username: string,
  step: Step,
): Promise<StepResult> {
  const result = await attempt(call, step);
  if (!result.ok) return result;
  return toStep(result.value.nextStep, username);
}

/** Exported for its tests: Amplify's steps as ours. */
export function toStep(next: SignInOutput['nextStep'], username: string): StepResult {
  switch (next.signInStep) {
    case 'DONE':
      return ok({ type: 'done' });
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return ok({ type: 'new-password', attributes: next.missingAttributes ?? [] });
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return ok({
        type: 'totp-setup',
        secret: next.totpSetupDetails.sharedSecret,
        uri: next.totpSetupDetails.getSetupUri(ISSUER, username).href,
      });
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return ok({ type: 'code', by: 'totp', to: '' });
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
      return ok({ type: 'code', by: 'sms', to: next.codeDeliveryDetails?.destination ?? '' });
    case 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE':
      return ok({ type: 'code', by: 'email', to: next.codeDeliveryDetails?.destination ?? '' });
    case 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION':
      return ok({ type: 'choose-factor', factors: next.allowedMFATypes ?? [], setUp: false });
    case 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION':
      return ok({ type: 'choose-factor', factors: next.allowedMFATypes ?? [], setUp: true });
    case 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP':
      return ok({ type: 'email-setup' });
    case 'RESET_PASSWORD':
      return ok({ type: 'reset-password' });
    case 'CONFIRM_SIGN_UP':
      return unusable('UserNotConfirmedException');
    case 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE':
    case 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION':
    case 'CONFIRM_SIGN_IN_WITH_PASSWORD':
      return err({
        name: next.signInStep,
        what: 'The user pool asks for a step that this page does not know.',
        next: 'Sign in through the hosted page, or ask whoever runs the pool to allow SRP sign-in.',
      });
    default:
      return next satisfies never;
  }
}

function unusable(name: string): StepResult {
  const error = new Error(name);
  error.name = name;
  return err(signInFailure(error, 'password'));
}
