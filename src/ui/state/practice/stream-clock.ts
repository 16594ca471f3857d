import { useEffect } from 'react';
import { useStore } from 'zustand';
import { systemClock } from '../../../base/clock.ts';
import type { Connection } from '../../../connection/connection.ts';
import type { PracticeState } from '../../../workers/practice/protocol.ts';
import { connection } from '../connection/connection.ts';
import { practice, watchPractice } from './practice.ts';

/**
 * How far a stream's clock is ahead of this computer's, ms. Arrival times, iterators and retention go by
 * it. Only a practice stream's can be moved.
 */
export function clockAhead(
  stream: string | undefined,
  { kind }: Connection,
  state: Pick<PracticeState, 'streams'> | undefined,
): number {
  if (kind !== 'practice') return 0;
  return state?.streams.find(({ name }) => name === stream)?.clockOffsetMs ?? 0;
}

/** The same, as it stands now. */
export function aheadNow(stream: string): number {
  return clockAhead(stream, connection.getState().current, practice.getState().state);
}

/** Epoch ms by the stream's clock. */
export function streamNow(stream: string): number {
  return systemClock.epoch() + aheadNow(stream);
}

/** How far a stream's clock is ahead, wherever it was moved: in this tab or in another. */
export function useAhead(stream: string | undefined): number {
  const { current } = useStore(connection);
  const state = useStore(practice, (all) => all.state);
  useEffect(() => {
    if (current.kind === 'practice') void watchPractice();
  }, [current]);
  return clockAhead(stream, current, state);
}
