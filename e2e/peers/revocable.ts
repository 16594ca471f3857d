import { randomUUID } from 'node:crypto';

/** AWS marks tokens whose session can be revoked; cognito-local does not. Nobody checks the signature. */
export function revocable(token: string): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const marked = JSON.stringify({ ...claims, origin_jti: randomUUID() });
  return [head, Buffer.from(marked).toString('base64url'), signature].join('.');
}
