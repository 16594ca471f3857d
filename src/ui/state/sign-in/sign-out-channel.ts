/** Between the tabs of one browser; absent in very old ones. */
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('sign-out');

/** Tells the other tabs that this user signed out. @param identityId of the identity pool */
export function tellSignOut(identityId: string): void {
  channel?.postMessage(identityId);
}

/** Hears of a sign-out in another tab. */
export function onSignOut(listener: (identityId: string) => void): void {
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') listener(data);
  });
}
