import { createStore } from 'zustand/vanilla';
import { PRACTICE, type Connection } from '../../../connection/connection.ts';

/** Where the page is connected to. Never saved: an endpoint's keys live in memory only. */
export const connection = createStore<{ readonly current: Connection }>(() => ({
  current: PRACTICE,
}));

/** Whether the connection dialog is open, and what it begins with. */
export const connecting = createStore<{
  readonly open: boolean;
  readonly first: Connection['kind'] | undefined;
}>(() => ({ open: false, first: undefined }));

/** Opens the connection dialog. @param first absent: what the page is connected to */
export function askForConnection(first?: Connection['kind']): void {
  connecting.setState({ open: true, first });
}

export function closeConnecting(): void {
  connecting.setState({ open: false });
}
