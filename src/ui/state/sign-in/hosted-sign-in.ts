import { HOSTED_KEY, hostedReturn } from '../../../connection/cognito/hosted-return.ts';
import type { HostedRequest } from '../../../connection/cognito/hosted-ui.ts';
import type { Pools } from '../../../connection/cognito/pools.ts';
import type { KeptIn } from '../../../connection/cognito/session-storage.ts';
import { currentPools } from './config.ts';
import { loadCognito } from '../connection/session.ts';

/** Goes to the hosted sign-in page. */
export async function goToHostedSignIn(keptIn: KeptIn): Promise<void> {
  const pools = hostedPools();
  if (pools === undefined) return;
  const { hostedRequest } = await loadCognito();
  const { url, request } = await hostedRequest(pools, pageAddress(), keptIn);
  sessionStorage.setItem(HOSTED_KEY, JSON.stringify(request));
  location.assign(url);
}

/** What the hosted page sent back in this page's address, and the request that it answers. */
export interface HostedAnswer {
  readonly back: NonNullable<ReturnType<typeof hostedReturn>>;
  readonly request: HostedRequest;
}

/**
 * Takes an answer of the hosted page out of the address. Without a request of this tab, or with
 * another's state, somebody else made the link: it is dropped.
 * @returns `none`: the address holds no answer
 */
export function takeHostedAnswer(): HostedAnswer | 'dropped' | 'none' {
  const back = hostedReturn(location.search);
  if (back === undefined) return 'none';
  const request = readHostedRequest();
  history.replaceState(null, '', `${location.pathname}${location.hash}`);
  if (request !== undefined) sessionStorage.removeItem(HOSTED_KEY);
  return request?.state === back.state ? { back, request } : 'dropped';
}

/** Notes that the hosted page has a session of its own too. */
export function signedInHosted(): void {
  sessionStorage.setItem(HOSTED_KEY, 'signed-in');
}

/**
 * The hosted page has a session of its own, which would sign the next user in as this one.
 * @returns whether the page is being left for it
 */
export async function leaveHostedPage(): Promise<boolean> {
  const hosted = sessionStorage.getItem(HOSTED_KEY) === 'signed-in';
  sessionStorage.removeItem(HOSTED_KEY);
  const pools = hostedPools();
  if (!hosted || pools === undefined) return false;
  const { hostedSignOutUrl } = await loadCognito();
  location.assign(hostedSignOutUrl(pools, pageAddress()));
  return true;
}

/** The pools, where they have a hosted page. */
export function hostedPools(): (Pools & { hostedUiDomain: string }) | undefined {
  const pools = currentPools();
  const { hostedUiDomain } = pools ?? {};
  return pools === undefined || hostedUiDomain === undefined
    ? undefined
    : { ...pools, hostedUiDomain };
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
