import { decodeBase64 } from '../../base/base64.ts';
import { decodeUtf8 } from '../../base/utf8.ts';

/** Where a session lives: until the tab closes, until the page is left, or until sign-out. */
export type KeptIn = 'tab' | 'memory' | 'device';

/** What the sign-in library wants of a storage. */
export interface KeyValueStorage {
  setItem(key: string, value: string): Promise<void>;
  getItem(key: string): Promise<string | null>;
  removeItem(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** The part of the browser's storages that is used; private windows may refuse every call. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface WebStorages {
  readonly tab: WebStorage | undefined;
  readonly device: WebStorage | undefined;
}

/** Everything that the sign-in library writes begins with one of these. */
const PREFIXES = ['CognitoIdentityServiceProvider.', 'com.amplify.Cognito.'];
/** The region that a stored session is used in; absent: the page is connected elsewhere. */
const REGION_KEY = 'shardlab.aws-region';

/** The browser's storages, as far as it allows them. */
export function webStorages(): WebStorages {
  const allowed = (get: () => WebStorage): WebStorage | undefined => {
    try {
      return get();
    } catch {
      return undefined;
    }
  };
  return {
    tab: allowed(() => globalThis.sessionStorage),
    device: allowed(() => globalThis.localStorage),
  };
}

/** A storage for one session. What the browser refuses is kept in memory. */
export function sessionStorageFor(keptIn: KeptIn, storages: WebStorages): KeyValueStorage {
  const web = keptIn === 'memory' ? undefined : storages[keptIn];
  const memory = new Map<string, string>();
  return {
    setItem(key, value) {
      // How the user signed in: nothing reads it again.
      if (key.endsWith('.signInDetails')) return Promise.resolve();
      try {
        if (web === undefined) memory.set(key, value);
        else web.setItem(key, value);
      } catch {
        // Full or refused: the session then ends with the page.
        memory.set(key, value);
      }
      return Promise.resolve();
    },
    getItem: (key) => Promise.resolve(memory.get(key) ?? web?.getItem(key) ?? null),
    removeItem(key) {
      memory.delete(key);
      web?.removeItem(key);
      return Promise.resolve();
    },
    clear() {
      memory.clear();
      if (web !== undefined) removeSession(web);
      return Promise.resolve();
    },
  };
}

/** A session that the browser keeps. */
export interface StoredSession {
  readonly keptIn: 'tab' | 'device';
  /** Who it is of, as the page shows it. */
  readonly user: string;
}

/** Where a session of this client was left, if anywhere, and whose it is. */
export function storedSession(client: string, storages: WebStorages): StoredSession | undefined {
  const key = `CognitoIdentityServiceProvider.${client}.LastAuthUser`;
  for (const keptIn of ['tab', 'device'] as const) {
    const storage = storages[keptIn];
    const user = storage?.getItem(key);
    if (!user) continue;
    const token = storage?.getItem(`CognitoIdentityServiceProvider.${client}.${user}.idToken`);
    const { payload } = readToken(token ?? '');
    return { keptIn, user: friendlyUser(user, payload['email']) };
  }
  return undefined;
}

/** Removes sessions of other clients than this: the page offers no way to use or to end them. */
export function forgetOtherClients(client: string | undefined, { tab, device }: WebStorages): void {
  for (const storage of [tab, device]) {
    if (storage === undefined) continue;
    for (const key of keysOf(storage)) {
      const [prefix, of] = key.split('.');
      if (prefix === 'CognitoIdentityServiceProvider' && of !== client) storage.removeItem(key);
    }
  }
}

/** Notes, beside a stored session, where it is used; written at once, so that a reload finds it. */
export function rememberRegion(
  client: string,
  region: string | undefined,
  storages: WebStorages,
): void {
  const stored = storedSession(client, storages);
  const storage = stored === undefined ? undefined : storages[stored.keptIn];
  if (region === undefined) storage?.removeItem(REGION_KEY);
  else storage?.setItem(REGION_KEY, region);
}

/** Where a stored session is used. */
export function rememberedRegion(client: string, storages: WebStorages): string | undefined {
  const stored = storedSession(client, storages);
  if (stored === undefined) return undefined;
  return storages[stored.keptIn]?.getItem(REGION_KEY) ?? undefined;
}

/** Removes everything of a session, wherever it is. */
export function forgetSessions({ tab, device }: WebStorages): void {
  for (const storage of [tab, device]) if (storage !== undefined) removeSession(storage);
}

function keysOf(storage: WebStorage): string[] {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
}

function removeSession(storage: WebStorage): void {
  for (const key of keysOf(storage))
    if (key === REGION_KEY || PREFIXES.some((prefix) => key.startsWith(prefix)))
      storage.removeItem(key);
}

/**
 * The library writes the state of a sign-in under way to sessionStorage, whatever
 * storage it was given, though it reads it only after a reload.
 */
export function forgetSignInState({ tab }: WebStorages): void {
  for (const part of ['username', 'challengeName', 'signInSession', 'expiry'])
    tab?.removeItem(`CognitoSignInState.${part}`);
}

/** A JSON web token as the sign-in library keeps it. Nothing is decided from what it says. */
interface Token {
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
