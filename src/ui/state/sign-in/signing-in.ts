import {
  forgetSessions,
  rememberRegion,
  storedSession,
  webStorages,
  type KeptIn,
} from '../../../connection/cognito/session-storage.ts';
import type { Identity } from '../../../connection/cognito/session.ts';
import { connectionKey, PRACTICE, type Connection } from '../../../connection/connection.ts';
import type { LinkedPools } from '../../../connection/config/setup-link.ts';
import { awsSettings, currentPools, configuration } from './config.ts';
import { askToClear } from '../saved/clear-browser.ts';
import { connection } from '../connection/connection.ts';
import { leaveHostedPage } from './hosted-sign-in.ts';
import { notify } from '../notices.ts';
import { resumeRun, run } from '../run/run.ts';
import { closeSession, loadCognito, openSession, session } from '../connection/session.ts';
import { connectTo } from '../connection/threads.ts';

let kept: KeptIn | undefined;

/** Where the session lives that the page uses now. */
export function keptNow(): KeptIn | undefined {
  return kept;
}

/** Before a sign-in: says where the session will live, and with which pools. */
export async function prepareSignIn(keptIn: KeptIn): Promise<void> {
  const pools = currentPools();
  if (pools === undefined) throw new Error('This copy of Shardlab names no user pool.');
  const { configureSession } = await loadCognito();
  // One session at a time, wherever it is kept.
  forgetSessions(webStorages());
  configureSession(pools, keptIn);
  kept = keptIn;
}

/**
 * After a sign-in: connects to AWS, or lets what waited for the session go on.
 * @param wanted false once the user has stopped the sign-in
 * @throws Error with the reason in words; no token is kept then
 */
export async function enterAws(region: string, wanted: () => boolean = () => true): Promise<void> {
  let identity: Identity;
  try {
    identity = await openSession('sign-in');
    if (!wanted()) throw new Error('The sign-in was stopped.');
  } catch (thrown) {
    // Signed in, and no credentials: nobody could use what is stored, or end it.
    if (!wanted()) closeSession();
    await endTokens();
    throw thrown;
  }
  await connectAs(identity, region);
}

/** Connects the page with the session that is open. */
export async function connectAs(
  { user, identityId }: Pick<Identity, 'user' | 'identityId'>,
  region: string,
): Promise<void> {
  const { kinesisEndpoint } = configuration.getState().config;
  const next: Connection = {
    kind: 'aws',
    region,
    user,
    identityId,
    ...(kinesisEndpoint !== undefined && { endpoint: kinesisEndpoint }),
  };
  awsSettings.setState({ region });
  rememberPlace(region);
  const { current } = connection.getState();
  // The same place as before: the workers go on with the ports that they have.
  if (connectionKey(current) === connectionKey(next)) await resumeBlockedRun();
  else await connectTo(next);
}

/** Notes where a stored session is used. @param region absent: the page goes elsewhere */
export function rememberPlace(region: string | undefined): void {
  const client = currentPools()?.userPoolClient;
  if (client !== undefined) rememberRegion(client, region, webStorages());
}

async function resumeBlockedRun(): Promise<void> {
  const state = run.getState().snapshot?.state;
  if (state?.type === 'paused' && state.reason.type === 'blocked') {
    await resumeRun();
    notify({ type: 'success', header: 'Signed in again: the run goes on' });
  }
}

/** Changes the region of an open session, or connects with it. */
export async function changeRegion(region: string): Promise<void> {
  const { now } = session.getState();
  if (now.type === 'open') await connectAs(now.identity, region);
}

/** Ends the session here and revokes it; the page goes to practice. */
export async function signOutOfAws(): Promise<void> {
  const { now } = session.getState();
  const stored = now.type === 'stored';
  closeSession();
  if (now.type === 'open') tellSignOut(now.identity.identityId);
  try {
    if (connection.getState().current.kind === 'aws') await connectTo(PRACTICE);
    if (stored) await takeUpStored();
  } finally {
    await endTokens();
  }
  if (await leaveHostedPage()) return;
  notify({
    type: 'info',
    header: 'Signed out',
    text: 'Your runs, receipts, templates and settings stay in this browser, with the ids of the users who made them. On a computer that others use, clear them.',
    action: {
      label: 'Clear this browser',
      run: () => {
        askToClear(true);
      },
    },
  });
}

/** Signs in with other pools from now on. A session with the pools of before ends. */
export async function adoptLink(linked: LinkedPools): Promise<void> {
  const before = currentPools()?.userPoolClient;
  const other = before !== undefined && before !== linked.userPoolClient;
  if (other && session.getState().now.type !== 'none') await signOutOfAws();
  awsSettings.setState({ linked, region: linked.region });
}

/** Lets the sign-in library find the session that the browser keeps, to use it or to end it. */
export async function takeUpStored(): Promise<void> {
  const pools = currentPools();
  const stored =
    pools === undefined ? undefined : storedSession(pools.userPoolClient, webStorages());
  if (pools === undefined || stored === undefined) throw new Error('You are signed out already.');
  const { configureSession } = await loadCognito();
  configureSession(pools, stored.keptIn);
  kept = stored.keptIn;
}

/** Revokes the tokens where that is possible; here they are gone in any case. */
export async function endTokens(): Promise<void> {
  try {
    const { endSession } = await loadCognito();
    await endSession();
  } catch {
    // Out of reach: tokens that nobody has any more end by themselves.
  } finally {
    forgetSessions(webStorages());
  }
}

/** Between the tabs of one browser; absent in very old ones. */
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sign-out');

/** Tells the other tabs that this user signed out. @param identityId of the identity pool */
function tellSignOut(identityId: string): void {
  channel?.postMessage(identityId);
}

/** Hears of a sign-out in another tab. */
export function onSignOut(listener: (identityId: string) => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') listener(data);
  });
}
