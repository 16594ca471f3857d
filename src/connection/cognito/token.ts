import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

/** A JSON web token as the sign-in library keeps it. Nothing is decided from what it says. */
export interface Token {
  readonly payload: Record<string, string | number>;
  toString(): string;
}

/** Reads a token; of a text that is none, nothing is known. */
export function readToken(token: string): Token {
  return { payload: payloadOf(token), toString: () => token };
}

function payloadOf(token: string): Token['payload'] {
  const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = decodeBase64(part.padEnd(Math.ceil(part.length / 4) * 4, '='));
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes ?? new Uint8Array()));
    return typeof value === 'object' && value !== null ? (value as Token['payload']) : {};
  } catch {
    return {};
  }
}

/** Pools with e-mail sign-in make up a user name that nobody knows. */
export function friendlyUser(user: unknown, email: unknown): string {
  if (typeof email === 'string' && (typeof user !== 'string' || /^[0-9a-f-]{36}$/.test(user)))
    return email;
  return typeof user === 'string' ? user : 'signed in';
}
