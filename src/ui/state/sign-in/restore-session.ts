import { errorMessage } from '../../../base/error-message.ts';
import {
  forgetOtherClients,
  rememberedRegion,
  storedSession,
  webStorages,
} from '../../../connection/cognito/session-storage.ts';
import { currentPools, firstRegion, configuration } from './config.ts';
import {
  hostedPools,
  signedInHosted,
  takeHostedAnswer,
  type HostedAnswer,
} from './hosted-sign-in.ts';
import { dismiss, notify } from '../notices.ts';
import { closeSession, loadCognito, openSession, session } from '../connection/session.ts';
import { connectAs, enterAws, prepareSignIn, takeUpStored } from './signing-in.ts';

/** At start: takes up what the hosted page sent back, or a session of before the reload. */
export async function restoreSession(): Promise<void> {
  const answer = takeHostedAnswer();
  if (answer === 'dropped') return;
  if (answer !== 'none') {
    await takeHosted(answer);
    return;
  }
  const pools = currentPools();
  forgetOtherClients(pools?.userPoolClient, webStorages());
  if (pools === undefined) return;
  const stored = storedSession(pools.userPoolClient, webStorages());
  if (stored === undefined) return;
  const region = rememberedRegion(pools.userPoolClient, webStorages());
  if (region === undefined) {
    // The page was connected elsewhere. The session can be used, and ended, under Connection.
    session.setState({ now: { type: 'stored', user: stored.user, why: undefined } });
    return;
  }
  const offered = configuration.getState().config.regions.includes(region);
  await reopen(offered ? region : firstRegion());
}

/** Says what stood in the way last, until it is tried again. */
let problem: number | undefined;

/** Connects with the session that the browser keeps; what stands in the way is said in a notice. */
export async function reopen(region: string): Promise<void> {
  session.setState({ now: { type: 'restoring' } });
  if (problem !== undefined) dismiss(problem);
  try {
    await takeUpStored();
    await connectAs(await openSession('before'), region);
  } catch (thrown) {
    stillStored(errorMessage(thrown), region);
  }
}

/** A session that only could not be opened stays; one that the user pool ended is gone. */
function stillStored(why: string, region: string): void {
  const client = currentPools()?.userPoolClient ?? '';
  const stored = storedSession(client, webStorages());
  if (stored === undefined) {
    closeSession();
    notify({ type: 'warning', header: 'You are not signed in any more.', text: why });
    return;
  }
  session.setState({ now: { type: 'stored', user: stored.user, why } });
  problem = notify({
    type: 'warning',
    header: 'Your AWS session could not be opened.',
    text: `${why} You are still signed in: try again, or sign out under Connection.`,
    action: {
      label: 'Try again',
      run: () => void reopen(region),
    },
  });
}

async function takeHosted({ back, request }: HostedAnswer): Promise<void> {
  const header = 'The sign-in did not succeed.';
  if (back.type === 'refused') {
    notify({ type: 'error', header, text: back.error.slice(0, 300) });
    return;
  }
  const pools = hostedPools();
  if (pools === undefined) return;
  session.setState({ now: { type: 'restoring' } });
  try {
    const keptIn = (['memory', 'device'] as const).find((one) => one === request.keptIn) ?? 'tab';
    await prepareSignIn(keptIn);
    const { redeemHostedCode } = await loadCognito();
    const redeemed = await redeemHostedCode(pools, back.code, request);
    if (!redeemed.ok) throw new Error(`${redeemed.error.what} ${redeemed.error.next}`);
    signedInHosted();
    await enterAws(firstRegion());
  } catch (thrown) {
    closeSession();
    notify({ type: 'error', header, text: errorMessage(thrown) });
  }
}
