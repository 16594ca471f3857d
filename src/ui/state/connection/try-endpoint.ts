import { err, type Result } from '../../../base/result.ts';
import type { Connection } from '../../../connection/connection.ts';
import { clientFor } from '../../../connection/client/client-for-connection.ts';
import { tryClient } from '../../../connection/kinesis/control.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { isLoopback } from '../../../connection/config/config.ts';

/**
 * Chrome asks its user before a page of the internet may reach this machine: since 142
 * as `local-network-access`, since 145 as `loopback-network`
 * (https://developer.chrome.com/blog/local-network-access). It asks only for a call
 * of the document; a worker's call fails unless the permission is there already.
 */
const NAMES = ['loopback-network', 'local-network-access'];

/** Whether a page may need that permission to reach an address: not a page of this machine. */
export function mayNeedPermission(page: string, url: string): boolean {
  return isLoopback(url) && !isLoopback(page);
}

/** @returns `undefined` in a browser that has no such permission */
async function loopbackPermission(): Promise<PermissionState | undefined> {
  for (const name of NAMES) {
    try {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state;
    } catch {
      // A browser throws for a name that it does not know.
    }
  }
  return undefined;
}

/** Why an endpoint cannot be used. A browser hides from its page which of these it was. */
export type EndpointFailure = ServiceFailure & {
  /**
   * `permission`: the user, or a rule of the browser, keeps the page from this machine.
   * `origin`: a program answers there, but not to this page.
   */
  readonly because?: 'permission' | 'origin';
};

/**
 * Tries an endpoint from the document, because a browser asks for its permission only there.
 * @param onAsking told when the browser is about to ask
 */
export async function tryEndpoint(
  to: Extract<Connection, { kind: 'endpoint' }>,
  onAsking: () => void,
): Promise<Result<unknown, EndpointFailure>> {
  const guarded = mayNeedPermission(location.href, to.url);
  if (guarded && (await loopbackPermission()) === 'prompt') {
    onAsking();
    // The user may take as long as they like to answer; the trial's time must not run down.
    await isAnswered(to.url);
  }
  const result = await tryClient(clientFor(to, {}));
  if (result.ok || result.error.httpStatus !== undefined || result.error.kind !== 'lost')
    return result;
  if (guarded && (await loopbackPermission()) === 'denied')
    return err({ ...result.error, because: 'permission' });
  const answers = result.error.name !== 'TimeoutError' && (await isAnswered(to.url));
  return answers ? err({ ...result.error, because: 'origin' }) : result;
}

/** Whether anything answers there, whatever it says: this page is not shown the answer. */
async function isAnswered(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: 'no-cors', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}
