import type { RunSnapshot } from '../load/snapshot.ts';

const LOST = [
  ['gaveUp', 'gave up'],
  ['failed', 'failed'],
  ['unconfirmed', 'unconfirmed'],
  ['dropped', 'dropped'],
] as const;

/** One line that says how a run is doing. */
export function progressLine(snapshot: RunSnapshot): string {
  const { accounts, state, windows } = snapshot;
  const last = windows.at(-2) ?? windows.at(-1);
  const parts = [
    `${state.type} ${(snapshot.elapsedMs / 1000).toFixed(1)} s`,
    `${last?.accepted ?? 0}/s accepted of ${last?.target ?? 0}/s due`,
    `${accounts.accepted} accepted`,
    `${accounts.waiting + accounts.inFlight} on the way`,
  ];
  for (const [account, words] of LOST)
    if (accounts[account] > 0) parts.push(`${accounts[account]} ${words}`);
  if (snapshot.throttledAttempts > 0) parts.push(`${snapshot.throttledAttempts} throttled`);
  return parts.join(', ');
}
