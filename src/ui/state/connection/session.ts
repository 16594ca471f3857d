import { createStore } from 'zustand/vanilla';
import { systemClock } from '../../../base/clock.ts';
import type { Identity } from '../../../connection/cognito/session.ts';
import { SIGN_IN_NEEDED } from '../../../connection/cognito/session-error.ts';
import { CredentialKeeper } from '../../../connection/client/credential-keeper.ts';
import { errorMessage, errorName } from '../../../base/error-message.ts';
import { clockWords } from '../../../kinesis/errors/clock-skew.ts';
import { serve } from '../../../workers/port.ts';
import type { SessionProtocol } from '../../../workers/session/client.ts';
import { NOT_LOADED } from '../../text/error-name.ts';
import { askForConnection } from './connection.ts';
import { dismiss, notify } from '../notices.ts';

/** The sign-in library and all that needs it: fetched when AWS is chosen. */
export async function loadCognito() {
  try {
    return await import('../../../connection/cognito/session.ts');
  } catch (thrown) {
    throw new Error(NOT_LOADED, { cause: thrown });
  }
}

export type SessionState =
  | { readonly type: 'none' }
  /** A session of before the reload is being opened. */
  | { readonly type: 'restoring' }
  | {
      readonly type: 'open';
      readonly identity: Identity;
      /** When the credentials that are in use now end: epoch ms. */
      readonly expiresAt: number | undefined;
    }
  /** The browser keeps a session that the page does not use. `why`: it could not be opened. */
  | { readonly type: 'stored'; readonly user: string; readonly why: string | undefined }
  /** It could not be renewed: only signing in again helps. */
  | { readonly type: 'ended'; readonly identity: Identity; readonly why: string };

/** The page's session with Cognito. Credentials are not in it: they never reach a component. */
export const session = createStore<{ readonly now: SessionState }>(() => ({
  now: { type: 'none' },
}));

let keeper: CredentialKeeper | undefined;

/**
 * Opens the session that the sign-in library holds.
 * @param since `sign-in`: its tokens are new; `before`: they were stored before this page began
 * @throws Error with the reason in words
 */
export async function openSession(since: 'sign-in' | 'before'): Promise<Identity> {
  const { fetchCredentials } = await loadCognito();
  let identity: Identity | undefined;
  let clockAhead = 0;
  let fresh = since === 'sign-in';
  const next = new CredentialKeeper(
    async () => {
      const { user, identityId, instructor, clockAheadMs, ...credentials } =
        await fetchCredentials(fresh);
      fresh = false;
      identity = { user, identityId, instructor };
      clockAhead = clockAheadMs;
      return credentials;
    },
    systemClock,
    ({ credentials: { expiration } }) => {
      if (identity !== undefined && (keeper === next || keeper === undefined))
        session.setState({ now: { type: 'open', identity, expiresAt: expiration } });
    },
  );
  const before = keeper;
  keeper = undefined;
  try {
    await next.get();
    keeper = next;
  } catch (thrown) {
    keeper = before;
    throw thrown;
  }
  if (identity === undefined) throw new Error('The session has no identity.');
  warnOfClock(clockAhead);
  if (endNotice !== undefined) dismiss(endNotice);
  endNotice = undefined;
  return identity;
}

/** From here on requests are signed by the service's clock instead of this computer's (the SDK's limit). */
const CLOCK_OFF_MS = 240_000;

function warnOfClock(aheadMs: number): void {
  if (Math.abs(aheadMs) < CLOCK_OFF_MS) return;
  notify({
    type: 'warning',
    header: `This computer's clock is ${clockWords(aheadMs)}.`,
    text: 'Requests are signed with the time of AWS, so they work. Times on this page are wrong until you set the clock.',
  });
}

/** No credentials are given out from now on. */
export function closeSession(): void {
  keeper = undefined;
  if (endNotice !== undefined) dismiss(endNotice);
  session.setState({ now: { type: 'none' } });
}

/** Gives a worker credentials for as long as the session lasts. */
export function serveSession(port: MessagePort): void {
  const send = serve<SessionProtocol>(port, {
    async 'credentials:get'({ refused }) {
      const asked = keeper;
      try {
        if (asked === undefined) throw signInNeeded();
        return await asked.get(refused);
      } catch (thrown) {
        if (errorName(thrown) === SIGN_IN_NEEDED && asked === keeper) sessionEnded(thrown);
        throw thrown;
      }
    },
  });
  workers.add(() => {
    send('session:ended', undefined);
  });
}

/** Tell those who were given credentials that the session has ended. */
const workers = new Set<() => void>();

/** The session was ended in another tab: nothing more is sent with its credentials. */
export function sessionEndedElsewhere(why: string): void {
  keeper = undefined;
  for (const tell of workers) tell();
  sessionEnded(new Error(why));
}

function sessionEnded(thrown: unknown): void {
  const { now } = session.getState();
  if (now.type !== 'open') return;
  const why = errorMessage(thrown);
  session.setState({ now: { type: 'ended', identity: now.identity, why } });
  endNotice = notify({
    type: 'warning',
    header: 'Your AWS session has ended.',
    text: `${why} A run that was going on is paused and loses nothing. It goes on after you have signed in.`,
    action: {
      label: 'Sign in',
      run: () => {
        askForConnection('aws');
      },
    },
  });
}

/** Says that the session has ended, until it has not any more. */
let endNotice: number | undefined;

function signInNeeded(): Error {
  const error = new Error('Nobody is signed in. Sign in under Connection.');
  error.name = SIGN_IN_NEEDED;
  return error;
}
