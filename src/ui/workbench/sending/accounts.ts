/** The accounts of a run (counts of user records, bytes for `acceptedBytes`). */
export interface AccountsView {
  readonly due: number;
  readonly generated: number;
  readonly dropped: number;
  readonly accepted: number;
  readonly gaveUp: number;
  readonly failed: number;
  readonly unconfirmed: number;
  readonly waiting: number;
  readonly inFlight: number;
  readonly acceptedBytes: number;
  readonly throttledAttempts: number;
  readonly retried: number;
  readonly possibleDuplicates: number;
  readonly copiesUnseen?: true;
}

export interface AccountLine {
  readonly key: 'accepted' | 'gaveUp' | 'failed' | 'unconfirmed' | 'waiting' | 'inFlight';
  readonly name: string;
  readonly sign: string;
  readonly note: string;
  readonly count: number;
}

const LINES: readonly Omit<AccountLine, 'count'>[] = [
  { key: 'accepted', name: 'Accepted', sign: '✓', note: 'the stream acknowledged them' },
  {
    key: 'gaveUp',
    name: 'Gave up',
    sign: '▲',
    note: 'not accepted in its time, and not tried again',
  },
  { key: 'failed', name: 'Failed', sign: '✕', note: 'no retry would mend them' },
  { key: 'unconfirmed', name: 'Unconfirmed', sign: '?', note: 'the answer was lost' },
  { key: 'waiting', name: 'Waiting', sign: '…', note: 'to be sent, or sent again' },
  { key: 'inFlight', name: 'In flight', sign: '→', note: 'sent, no answer yet' },
];

/** The parts of what was generated, always in the same order. */
export function accountLines(accounts: AccountsView): AccountLine[] {
  return LINES.map((line) => ({ ...line, count: accounts[line.key] }));
}
