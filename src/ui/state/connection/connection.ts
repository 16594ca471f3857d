import { createStore } from 'zustand/vanilla';
import { PRACTICE, type Connection } from '../../../connection/connection.ts';

/** Where the page is connected to. Never saved: an endpoint's keys live in memory only. */
export const connection = createStore<{ readonly current: Connection }>(() => ({
  current: PRACTICE,
}));
