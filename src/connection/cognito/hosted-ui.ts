import * as z from 'zod/mini';
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';
import { encodeBase64 } from '../../base/base64.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { Pools } from './pools.ts';
import { signInFailure, type SignInFailure } from './session-error.ts';
import { readToken } from './session-storage.ts';

export { HOSTED_KEY, hostedReturn, type HostedReturn } from './hosted-return.ts';

/**
 * What has to survive the way to the hosted page and back. The verifier is worth nothing
 * without the code that comes back, and is removed when it does.
 */
export interface HostedRequest {
  readonly state: string;
  readonly verifier: string;
  readonly redirect: string;
  readonly keptIn: string;
}

/**
 * A sign-in request with PKCE (docs/kinesis.md#managed-login).
 * @returns where to go, and what to remember
 */
export async function hostedRequest(
  pools: Pools & { hostedUiDomain: string },
  redirect: string,
  keptIn: string,
): Promise<{ readonly url: string; readonly request: HostedRequest }> {
  const verifier = randomText();
  const state = randomText();
  const digest = await crypto.subtle.digest('SHA-256', encodeUtf8(verifier));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: pools.userPoolClient,
    redirect_uri: redirect,
    scope: 'openid email aws.cognito.signin.user.admin',
    state,
    code_challenge_method: 'S256',
    code_challenge: base64Url(new Uint8Array(digest)),
  });
  return {
    url: `https://${pools.hostedUiDomain}/oauth2/authorize?${query.toString()}`,
    request: { state, verifier, redirect, keptIn },
  };
}

/** Where the hosted page ends its own session. */
export function hostedSignOutUrl(
  pools: Pools & { hostedUiDomain: string },
  redirect: string,
): string {
  const query = new URLSearchParams({ client_id: pools.userPoolClient, logout_uri: redirect });
  return `https://${pools.hostedUiDomain}/logout?${query.toString()}`;
}

/** Turns the code that came back into a session. */
export async function redeemHostedCode(
  pools: Pools & { hostedUiDomain: string },
  code: string,
  { verifier, redirect }: HostedRequest,
): Promise<Result<void, SignInFailure>> {
  try {
    const response = await boundedFetch(`https://${pools.hostedUiDomain}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: pools.userPoolClient,
        code,
        redirect_uri: redirect,
        code_verifier: verifier,
      }),
    });
    const answer = tokenAnswer.safeParse(await response.json());
    if (!response.ok || !answer.success) return err(refused(String(response.status)));
    const accessToken = readToken(answer.data.access_token);
    const idToken = readToken(answer.data.id_token);
    const refreshToken = answer.data.refresh_token;
    const username = accessToken.payload['username'] ?? idToken.payload['cognito:username'];
    await cognitoUserPoolsTokenProvider.tokenOrchestrator.setTokens({
      tokens: {
        accessToken,
        idToken,
        ...(refreshToken !== undefined && { refreshToken }),
        clockDrift: Number(accessToken.payload['iat'] ?? 0) * 1000 - Date.now(),
        username: typeof username === 'string' ? username : 'user',
      },
    });
    return ok(undefined);
  } catch (thrown) {
    return err(signInFailure(thrown, 'hosted'));
  }
}

const tokenAnswer = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.optional(z.string()),
});

function refused(name: string): SignInFailure {
  return {
    name,
    what: 'The sign-in page answered, but its code was refused.',
    next: 'Sign in again. If it goes on, the app client may not allow this address or the code grant.',
  };
}

function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
