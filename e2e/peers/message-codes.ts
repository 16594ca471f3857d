import { ApiError } from './front-server.ts';

/** The code of every message that the front pretends to send. */
export const MESSAGE_CODE = '246810';

export type Medium = 'EMAIL' | 'SMS';

const CHALLENGES = {
  EMAIL: { name: 'EMAIL_OTP', answer: 'EMAIL_OTP_CODE', to: 'a***@e***' },
  SMS: { name: 'SMS_MFA', answer: 'SMS_MFA_CODE', to: '+*******1234' },
} as const;

/** The challenge that asks for a code which was sent. */
export function codeChallenge(medium: Medium): {
  name: string;
  parameters: Readonly<Record<string, string>>;
} {
  const { name, to } = CHALLENGES[medium];
  return {
    name,
    parameters: { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: to },
  };
}

/** The challenge that asks which of several second factors to use. */
export function factorChoice(media: readonly Medium[]): {
  name: string;
  parameters: Readonly<Record<string, string>>;
} {
  const names = media.map((medium) => CHALLENGES[medium].name);
  return { name: 'SELECT_MFA_TYPE', parameters: { MFAS_CAN_CHOOSE: JSON.stringify(names) } };
}

/** Which medium a challenge, or an answer to {@link factorChoice}, is about. */
export function mediumOf(name: unknown): Medium | undefined {
  return (['EMAIL', 'SMS'] as const).find((medium) => CHALLENGES[medium].name === name);
}

/** @throws ApiError for another code */
export function checkCode(medium: Medium, answers: Readonly<Record<string, string>>): void {
  expectCode(answers[CHALLENGES[medium].answer]);
}

/** @throws ApiError for another code */
export function expectCode(code: unknown): void {
  if (code !== MESSAGE_CODE)
    throw new ApiError('CodeMismatchException', 'Invalid code provided, please try again.');
}

/** What ForgotPassword says of the code that it sent. */
export const SENT = {
  CodeDeliveryDetails: {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: CHALLENGES.EMAIL.to,
  },
};
