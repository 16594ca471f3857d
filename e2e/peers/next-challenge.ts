import { codeChallenge, factorChoice, type Medium } from './message-codes.ts';

export interface User {
  password: string;
  temporary: boolean;
  /** Base 32; `wanted`: to be set up at the next sign-in. */
  totp: { secret: string } | 'wanted' | undefined;
  /** Where codes are sent at each sign-in; several: the user chooses. */
  codes?: readonly Medium[];
}

interface Challenge {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a user has to do whose password was right; `undefined`: nothing more. */
export function nextChallenge({ temporary, totp, codes = [] }: User): Challenge | undefined {
  if (temporary)
    return {
      name: 'NEW_PASSWORD_REQUIRED',
      parameters: { userAttributes: '{}', requiredAttributes: '[]' },
    };
  if (totp === 'wanted')
    return { name: 'MFA_SETUP', parameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' } };
  const [first, ...more] = codes;
  if (first !== undefined) return more.length === 0 ? codeChallenge(first) : factorChoice(codes);
  return totp === undefined ? undefined : { name: 'SOFTWARE_TOKEN_MFA', parameters: {} };
}
