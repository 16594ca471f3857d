import type { RunSnapshot } from '../../load/accounts/run-snapshot.ts';

const LOST = [
  ['gaveUp', 'gave up'],
  ['failed', 'failed'],
  ['unconfirmed', 'unconfirmed'],
  ['dropped', 'dropped'],
] as const;

/** What progress is told of. */
type Known = Pick<
  RunSnapshot,
  'accounts' | 'state' | 'windows' | 'elapsedMs' | 'throttledAttempts'
>;

/**
 * One line that says how a run is doing.
 * @param columns of the terminal; where they are not known, the line is as long as it is
 */
export function progressLine(snapshot: Known, columns?: number): string {
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
  return cut(parts.join(', '), columns);
}

/** What wraps stays on the screen when the next line is written over it; so may a full last column. */
function cut(line: string, columns: number | undefined): string {
  // A terminal that does not know says 0.
  if (columns === undefined || columns <= 0 || line.length < columns) return line;
  return columns === 1 ? '' : `${line.slice(0, columns - 2)}…`;
}
