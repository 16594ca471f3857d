import { createHash, randomUUID } from 'node:crypto';
import type { BrowserContext, Route } from '@playwright/test';
import type { CognitoFront } from './cognito-front.ts';

/**
 * Cognito's hosted sign-in page at a domain of its own, with PKCE: who comes there has
 * signed in as one user, and is sent back at once.
 */
export class HostedUi {
  /** Paths that were asked for, in their order. */
  readonly asked: string[] = [];
  readonly #codes = new Map<string, URLSearchParams>();
  readonly #front: CognitoFront;
  readonly #username: string;

  constructor(front: CognitoFront, username: string) {
    this.#front = front;
    this.#username = username;
  }

  async listen(context: BrowserContext, domain: string): Promise<void> {
    await context.route(`https://${domain}/**`, (route) => this.#answer(route));
  }

  async #answer(route: Route): Promise<void> {
    const { pathname, searchParams } = new URL(route.request().url());
    this.asked.push(pathname);
    if (pathname === '/oauth2/authorize') {
      const code = randomUUID();
      this.#codes.set(code, searchParams);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code,
        state: searchParams.get('state') ?? '',
      }).toString();
      await redirect(route, back.href);
    } else if (pathname === '/logout') await redirect(route, searchParams.get('logout_uri') ?? '');
    else await this.#token(route);
  }

  async #token(route: Route): Promise<void> {
    const sent = new URLSearchParams(route.request().postData() ?? '');
    const request = this.#codes.get(sent.get('code') ?? '');
    // A code is good for one try.
    this.#codes.delete(sent.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    const right =
      sent.get('grant_type') === 'authorization_code' &&
      request?.get('response_type') === 'code' &&
      request.get('code_challenge_method') === 'S256' &&
      request.get('code_challenge') === challenge &&
      request.get('redirect_uri') === sent.get('redirect_uri') &&
      request.get('client_id') === sent.get('client_id');
    const headers = { 'access-control-allow-origin': '*' };
    if (!right) {
      await route.fulfill({ status: 400, headers, json: { error: 'invalid_grant' } });
      return;
    }
    const tokens = await this.#front.tokensFor(this.#username);
    await route.fulfill({
      headers,
      json: {
        access_token: tokens['AccessToken'],
        id_token: tokens['IdToken'],
        refresh_token: tokens['RefreshToken'],
        token_type: 'Bearer',
        expires_in: 3600,
      },
    });
  }
}

async function redirect(route: Route, to: string): Promise<void> {
  await route.fulfill({ status: 302, headers: { location: to } });
}
