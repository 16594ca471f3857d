import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginSignIn, boundCognitoCalls, stopSignIn } from './bounded-fetch.ts';

/** A server that never answers. */
const silent: typeof fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    const { signal } = init ?? {};
    const end = (): void => {
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end);
  });

function call(fetch: typeof globalThis.fetch, target: string): Promise<string> {
  return fetch('https://cognito.example', { headers: { 'x-amz-target': target } }).then(
    () => 'answered',
    (thrown: unknown) => (thrown as Error).name,
  );
}

const INITIATE = 'AWSCognitoIdentityProviderService.InitiateAuth';
const REFRESH = 'AWSCognitoIdentityProviderService.GetTokensFromRefreshToken';

beforeEach(() => {
  vi.useFakeTimers();
  beginSignIn();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('calls of the sign-in library', () => {
  it('end by themselves when nothing answers', async () => {
    const scope = { fetch: silent };
    boundCognitoCalls(scope);
    const called = call(scope.fetch, 'AWSCognitoIdentityService.GetId');
    await vi.advanceTimersByTimeAsync(9_999);
    await vi.advanceTimersByTimeAsync(2);
    expect(await called).toBe('TimeoutError');
  });

  it('of a sign-in stop when it is stopped, and begin again with the next', async () => {
    const scope = { fetch: silent };
    boundCognitoCalls(scope);
    const called = call(scope.fetch, INITIATE);
    const renewing = call(scope.fetch, REFRESH);
    stopSignIn();
    expect(await called).toBe('AbortError');
    // The library's own next try too.
    expect(await call(scope.fetch, INITIATE)).toBe('AbortError');
    beginSignIn();
    const next = call(scope.fetch, INITIATE);
    await vi.advanceTimersByTimeAsync(10_001);
    expect([await next, await renewing]).toEqual(['TimeoutError', 'TimeoutError']);
  });

  it('are the only ones: what else is fetched passes as it is', async () => {
    const seen: unknown[] = [];
    const scope = {
      fetch: ((_input, init) => {
        seen.push(init);
        return Promise.resolve(new Response());
      }) as typeof fetch,
    };
    boundCognitoCalls(scope);
    const init = { method: 'POST' };
    await scope.fetch('config.json', init);
    expect(seen[0]).toBe(init);
  });
});
