import { describe, expect, it } from 'vitest';
import { toStep } from './sign-in.ts';

const masked = {
  destination: 'a***@e***',
  deliveryMedium: 'EMAIL',
  attributeName: 'email',
} as const;

describe('the steps of signing in', () => {
  it.each([
    [{ signInStep: 'DONE' }, { type: 'done' }],
    [
      {
        signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
        missingAttributes: ['name'],
      },
      { type: 'new-password', attributes: ['name'] },
    ],
    [
      { signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE', codeDeliveryDetails: masked },
      { type: 'code', by: 'email', to: 'a***@e***' },
    ],
    [{ signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE' }, { type: 'code', by: 'sms', to: '' }],
    [{ signInStep: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE' }, { type: 'code', by: 'totp', to: '' }],
    [
      { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', allowedMFATypes: ['TOTP', 'SMS'] },
      { type: 'choose-factor', factors: ['TOTP', 'SMS'], setUp: false },
    ],
    [
      { signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION', allowedMFATypes: ['EMAIL'] },
      { type: 'choose-factor', factors: ['EMAIL'], setUp: true },
    ],
    [{ signInStep: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP' }, { type: 'email-setup' }],
    [{ signInStep: 'RESET_PASSWORD' }, { type: 'reset-password' }],
  ] as const)('%j', (next, step) => {
    // The table is plain data; Amplify's types want mutable lists.
    expect(toStep(structuredClone(next) as Parameters<typeof toStep>[0], 'ana')).toEqual({
      ok: true,
      value: step,
    });
  });

  it('shows the key of an authenticator app with the user’s name', () => {
    const step = toStep(
      {
        signInStep: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
        totpSetupDetails: {
          sharedSecret: 'ABC234',
          getSetupUri: (app, user) =>
            new URL(`otpauth://totp/${app}:${user ?? ''}?secret=ABC234&issuer=${app}`),
        },
      },
      'ana',
    );
    expect(step).toMatchObject({
      value: { secret: 'ABC234', uri: expect.stringContaining('Shardlab:ana') as string },
    });
  });

  it('says what it can’t do', () => {
    const custom = toStep({ signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE' }, 'ana');
    expect(custom.ok === false && custom.error.what).toMatch(/does not know/);
    const unconfirmed = toStep({ signInStep: 'CONFIRM_SIGN_UP' }, 'ana');
    expect(unconfirmed.ok === false && unconfirmed.error.what).toMatch(/never confirmed/);
  });
});
