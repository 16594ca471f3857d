import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hostedReturn } from './hosted-return.ts';
import { hostedRequest, hostedSignOutUrl, redeemHostedCode } from './hosted-ui.ts';

const POOLS = {
  userPool: 'us-east-1_AbC',
  userPoolClient: 'client1',
  identityPool: 'us-east-1:11111111-2222-3333-4444-555555555555',
  hostedUiDomain: 'mine.auth.us-east-1.amazoncognito.com',
};
const PAGE = 'https://page.example/';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the hosted sign-in page', () => {
  it('is asked with the hash of a verifier that stays here', async () => {
    const { url, request } = await hostedRequest(POOLS, PAGE, 'tab');
    const query = new URL(url).searchParams;
    expect(new URL(url).origin).toBe(`https://${POOLS.hostedUiDomain}`);
    expect(query.get('code_challenge_method')).toBe('S256');
    expect(query.get('code_challenge')).toBe(
      createHash('sha256').update(request.verifier).digest('base64url'),
    );
    expect(query.get('state')).toBe(request.state);
    expect(url).not.toContain(request.verifier);
    expect(request.verifier.length).toBeGreaterThanOrEqual(43);
    const other = await hostedRequest(POOLS, PAGE, 'tab');
    expect(other.request.state).not.toBe(request.state);
  });

  it('is left by its own sign-out', () => {
    expect(hostedSignOutUrl(POOLS, PAGE)).toBe(
      `https://${POOLS.hostedUiDomain}/logout?client_id=client1&logout_uri=https%3A%2F%2Fpage.example%2F`,
    );
  });

  it('gets its code back with the verifier; a refusal is told in words', async () => {
    const bodies: string[] = [];
    vi.stubGlobal('fetch', (_url: string, init: { body: URLSearchParams }) => {
      bodies.push(init.body.toString());
      return Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 400 }));
    });
    const { request } = await hostedRequest(POOLS, PAGE, 'tab');
    const redeemed = await redeemHostedCode(POOLS, 'code1', request);
    expect(bodies[0]).toContain(`code_verifier=${request.verifier}`);
    expect(redeemed.ok === false && redeemed.error.what).toMatch(/code was refused/);
  });

  it('answers in the address', () => {
    expect(hostedReturn('?code=1&state=2')).toEqual({ type: 'code', code: '1', state: '2' });
    expect(hostedReturn('?error=access_denied&state=2')).toMatchObject({ type: 'refused' });
    for (const search of ['', '?code=1', '?state=2', '?upid=1'])
      expect(hostedReturn(search)).toBeUndefined();
  });
});
