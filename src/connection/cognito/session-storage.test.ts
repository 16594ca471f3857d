import { beforeEach, describe, expect, it } from 'vitest';
import {
  forgetOtherClients,
  forgetSessions,
  forgetSignInState,
  rememberedRegion,
  rememberRegion,
  sessionStorageFor,
  storedSession,
  type WebStorage,
} from './session-storage.ts';

function webStorage(): WebStorage & { readonly held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    get length() {
      return held.size;
    },
    key: (i) => [...held.keys()][i] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

const USER = 'CognitoIdentityServiceProvider.client1.LastAuthUser';
let tab: ReturnType<typeof webStorage>;
let device: ReturnType<typeof webStorage>;

beforeEach(() => {
  tab = webStorage();
  device = webStorage();
});

describe('where a session lives', () => {
  it.each([
    ['tab', 1, 0],
    ['device', 0, 1],
    ['memory', 0, 0],
  ] as const)('%s: only there', async (keptIn, inTab, onDevice) => {
    const storage = sessionStorageFor(keptIn, { tab, device });
    await storage.setItem(USER, 'ana');
    expect(await storage.getItem(USER)).toBe('ana');
    expect([tab.held.size, device.held.size]).toEqual([inTab, onDevice]);
    expect(storedSession('client1', { tab, device })).toEqual(
      keptIn === 'memory' ? undefined : { keptIn, user: 'ana' },
    );
    await storage.removeItem(USER);
    expect(await storage.getItem(USER)).toBeNull();
  });

  it('keeps nothing of how the user signed in', async () => {
    const storage = sessionStorageFor('device', { tab, device });
    await storage.setItem('CognitoIdentityServiceProvider.client1.ana.signInDetails', '{}');
    expect(device.held.size).toBe(0);
  });

  it('goes on in memory where the browser refuses', async () => {
    const full: WebStorage = {
      ...tab,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const storage = sessionStorageFor('tab', { tab: full, device: undefined });
    await storage.setItem(USER, 'ana');
    expect(await storage.getItem(USER)).toBe('ana');
  });

  it('notes beside a session where it is used, and nothing without one', () => {
    rememberRegion('client1', 'us-east-1', { tab, device });
    expect(rememberedRegion('client1', { tab, device })).toBeUndefined();
    device.setItem(USER, 'ana');
    rememberRegion('client1', 'eu-west-1', { tab, device });
    expect(rememberedRegion('client1', { tab, device })).toBe('eu-west-1');
    forgetSessions({ tab, device });
    expect(tab.held.size + device.held.size).toBe(0);
  });

  it('knows whose it is, by the address where the pool made the name up', () => {
    const made = '11111111-2222-3333-4444-555555555555';
    device.setItem(USER, made);
    expect(storedSession('client1', { tab, device })?.user).toBe(made);
    const claims = Buffer.from(JSON.stringify({ email: 'ana@example.org' })).toString('base64url');
    const idToken = `CognitoIdentityServiceProvider.client1.${made}.idToken`;
    device.setItem(idToken, `head.${claims}.signature`);
    expect(storedSession('client1', { tab, device })).toEqual({
      keptIn: 'device',
      user: 'ana@example.org',
    });
    device.setItem(idToken, 'no token');
    expect(storedSession('client1', { tab, device })?.user).toBe(made);
  });

  it('forgets the sessions of clients that the page has no pools of any more', () => {
    device.setItem(USER, 'ana');
    device.setItem('CognitoIdentityServiceProvider.client2.ben.refreshToken', 'secret');
    tab.setItem('CognitoIdentityServiceProvider.client2.LastAuthUser', 'ben');
    tab.setItem('other', 'stays');
    forgetOtherClients('client1', { tab, device });
    expect([...tab.held.keys(), ...device.held.keys()]).toEqual(['other', USER]);
    forgetOtherClients(undefined, { tab, device });
    expect([...device.held.keys()]).toEqual([]);
  });

  it('forgets a session and leaves everything else', async () => {
    for (const storage of [tab, device]) {
      storage.setItem(USER, 'ana');
      storage.setItem('com.amplify.Cognito.us-east-1:1.identityId', 'us-east-1:2');
      storage.setItem('other', 'stays');
    }
    tab.setItem('CognitoSignInState.signInSession', 'secret');
    forgetSessions({ tab, device });
    forgetSignInState({ tab, device });
    expect([...tab.held.keys(), ...device.held.keys()]).toEqual(['other', 'other']);
    const storage = sessionStorageFor('device', { tab, device });
    await storage.setItem(USER, 'ana');
    await storage.clear();
    expect([...device.held.keys()]).toEqual(['other']);
  });
});
