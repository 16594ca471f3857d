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
export async function loopbackPermission(): Promise<PermissionState | undefined> {
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
