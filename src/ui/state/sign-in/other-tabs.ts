import { storedSession, webStorages } from '../../../connection/cognito/session-storage.ts';
import { currentPools, firstRegion } from './config.ts';
import { connection } from '../connection/connection.ts';
import { reopen } from './restore-session.ts';
import { closeSession, session, sessionEndedElsewhere } from '../connection/session.ts';
import { endTokens, keptNow, onSignOut } from './signing-in.ts';

/** What the sign-in library writes first and removes; and what it writes last. */
const WHO = 'LastAuthUser';
const LAST_WRITTEN = 'clockDrift';

/** Follows what other tabs do with the session: one sign-out ends it in all of them. */
export function watchOtherTabs(): void {
  addEventListener('storage', ({ key, newValue, storageArea }) => {
    if (storageArea !== webStorages().device) return;
    const client = currentPools()?.userPoolClient;
    if (client === undefined) return;
    if (key === null || (isOf(client, WHO, key) && newValue === null)) removed(client);
    else if (isOf(client, LAST_WRITTEN, key) && newValue !== null) signedIn(client);
  });
  onSignOut((identityId) => {
    const { now } = session.getState();
    if (now.type !== 'open' || now.identity.identityId !== identityId) return;
    signedOut();
    void endTokens();
  });
}

function isOf(client: string, part: string, key: string): boolean {
  return key.startsWith(`CognitoIdentityServiceProvider.${client}.`) && key.endsWith(`.${part}`);
}

/** The session that this device kept is gone. */
function removed(client: string): void {
  const { now } = session.getState();
  if (now.type === 'open' && keptNow() === 'device') signedOut();
  if (now.type === 'stored' && storedSession(client, webStorages()) === undefined) closeSession();
}

function signedOut(): void {
  if (connection.getState().current.kind === 'aws')
    sessionEndedElsewhere('You signed out in another tab.');
  else closeSession();
}

/** Somebody chose to stay signed in on this device, so in this tab too. */
function signedIn(client: string): void {
  const { now } = session.getState();
  const stored = storedSession(client, webStorages());
  if (stored === undefined) return;
  if (now.type === 'none' || now.type === 'stored')
    session.setState({ now: { type: 'stored', user: stored.user, why: undefined } });
  else if (now.type === 'ended' && now.identity.user === stored.user) void reopen(firstRegion());
}
