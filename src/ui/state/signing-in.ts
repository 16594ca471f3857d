import { errorMessage } from '../../base/error-message.ts';
import { HOSTED_KEY, hostedReturn } from '../../connection/cognito/hosted-return.ts';
import type { HostedRequest } from '../../connection/cognito/hosted-ui.ts';
import {
  forgetSessions,
  rememberedRegion,
  rememberRegion,
  storedSession,
  webStorages,
  type KeptIn,
} from '../../connection/cognito/session-storage.ts';
import { connectionKey, PRACTICE, type Connection } from '../../connection/connection.ts';
import { awsSettings, currentPools, firstRegion } from './aws-settings.ts';
import { configuration } from './config.ts';
import { connection } from './connection.ts';
import { notify } from './notices.ts';
import { resumeRun, run } from './run.ts';
import { closeSession, loadCognito, openSession, session } from './session.ts';
import { connectTo } from './threads.ts';

/** Before a sign-in: says where the session will live, and with which pools. */
export async function prepareSignIn(keptIn: KeptIn): Promise<void> {
  const pools = currentPools();
  if (pools === undefined) throw new Error('This copy of Shardlab names no user pool.');
  const { configureSession } = await loadCognito();
  // One session at a time, wherever it is kept.
  forgetSessions(webStorages());
  configureSession(pools, keptIn);
}

/** After a sign-in: connects to AWS, or lets what waited for the session go on. */
export async function enterAws(region: string): Promise<void> {
  const { user, identityId } = await openSession();
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

/** Changes the region of an open session. */
export async function changeRegion(region: string): Promise<void> {
  const { current } = connection.getState();
  if (current.kind !== 'aws') return enterAws(region);
  awsSettings.setState({ region });
  rememberPlace(region);
  await connectTo({ ...current, region });
}

/** Ends the session here and revokes it; the page goes to practice. */
export async function signOutOfAws(): Promise<void> {
  const pools = currentPools();
  const { endSession, hostedSignOutUrl } = await loadCognito();
  closeSession();
  if (connection.getState().current.kind === 'aws') await connectTo(PRACTICE);
  await endSession();
  const hosted = sessionStorage.getItem(HOSTED_KEY) === 'signed-in';
  sessionStorage.removeItem(HOSTED_KEY);
  // The hosted page has a session of its own, which would sign the next user in as this one.
  if (hosted && pools?.hostedUiDomain !== undefined)
    location.assign(
      hostedSignOutUrl({ ...pools, hostedUiDomain: pools.hostedUiDomain }, pageAddress()),
    );
  else notify({ type: 'success', header: 'Signed out' });
}

/** Goes to the hosted sign-in page. */
export async function goToHostedSignIn(keptIn: KeptIn): Promise<void> {
  const pools = currentPools();
  if (pools?.hostedUiDomain === undefined) return;
  const { hostedRequest } = await loadCognito();
  const domain = { ...pools, hostedUiDomain: pools.hostedUiDomain };
  const { url, request } = await hostedRequest(domain, pageAddress(), keptIn);
  sessionStorage.setItem(HOSTED_KEY, JSON.stringify(request));
  location.assign(url);
}

/** At start: takes up what the hosted page sent back, or a session of before the reload. */
export async function restoreSession(): Promise<void> {
  const back = hostedReturn(location.search);
  const stored = readHostedRequest();
  if (back !== undefined) {
    history.replaceState(null, '', `${location.pathname}${location.hash}`);
    if (stored !== undefined) sessionStorage.removeItem(HOSTED_KEY);
    // Without a request of this tab, or with another's state, somebody else made the link.
    if (stored?.state !== back.state) return;
    await takeHosted(back, stored);
    return;
  }
  const pools = currentPools();
  if (pools === undefined) return;
  const keptIn = storedSession(pools.userPoolClient, webStorages());
  const region = rememberedRegion(pools.userPoolClient, webStorages());
  if (keptIn === undefined || region === undefined) return;
  session.setState({ now: { type: 'restoring' } });
  const { configureSession } = await loadCognito();
  configureSession(pools, keptIn);
  const offered = configuration.getState().config.regions.includes(region);
  await tryUse('You are not signed in any more.', offered ? region : firstRegion());
}

async function takeHosted(
  back: NonNullable<ReturnType<typeof hostedReturn>>,
  request: HostedRequest,
): Promise<void> {
  const what = 'The sign-in did not succeed.';
  if (back.type === 'refused') {
    notify({ type: 'error', header: what, text: back.error.slice(0, 300) });
    return;
  }
  const pools = currentPools();
  if (pools?.hostedUiDomain === undefined) return;
  session.setState({ now: { type: 'restoring' } });
  const keptIn = (['memory', 'device'] as const).find((one) => one === request.keptIn) ?? 'tab';
  await prepareSignIn(keptIn);
  const { redeemHostedCode } = await loadCognito();
  const domain = { ...pools, hostedUiDomain: pools.hostedUiDomain };
  const redeemed = await redeemHostedCode(domain, back.code, request);
  if (redeemed.ok) {
    sessionStorage.setItem(HOSTED_KEY, 'signed-in');
    await tryUse(what, firstRegion());
  } else {
    closeSession();
    notify({ type: 'error', header: what, text: `${redeemed.error.what} ${redeemed.error.next}` });
  }
}

async function tryUse(what: string, region: string): Promise<void> {
  try {
    await enterAws(region);
  } catch (thrown) {
    closeSession();
    notify({ type: 'warning', header: what, text: errorMessage(thrown) });
  }
}

function readHostedRequest(): HostedRequest | undefined {
  try {
    const text = sessionStorage.getItem(HOSTED_KEY);
    const value: unknown = text === null ? undefined : JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as HostedRequest) : undefined;
  } catch {
    return undefined;
  }
}

/** The page's own address, as it must be registered with the app client. */
function pageAddress(): string {
  return `${location.origin}${location.pathname}`;
}
