import { randomUUID } from 'node:crypto';

/**
 * AWS marks tokens whose session can be revoked; cognito-local does not. Nobody checks the signature.
 * @param aheadMs how far the clock that issues tokens is ahead of this machine's
 */
export function revocable(token: string, aheadMs: number): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
    iat: number;
    exp: number;
  };
  const ahead = Math.round(aheadMs / 1000);
  const marked = JSON.stringify({
    ...claims,
    iat: claims.iat + ahead,
    exp: claims.exp + ahead,
    origin_jti: randomUUID(),
  });
  return [head, Buffer.from(marked).toString('base64url'), signature].join('.');
}
