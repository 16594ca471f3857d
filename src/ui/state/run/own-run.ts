import { useStore } from 'zustand';
import { connectionName } from '../../../connection/connection.ts';
import { connection } from '../connection/connection.ts';
import { run, type CurrentRun } from './run.ts';

/**
 * Whether a run wrote to a stream: one of the same name on another connection is another stream.
 * @param place the name of the present connection
 */
export function isRunOf(
  ran: Pick<CurrentRun, 'stream' | 'place'>,
  stream: string | undefined,
  place: string,
): boolean {
  return stream !== undefined && ran.stream === stream && ran.place === place;
}

/** The page's run in view where it is one of this stream: its figures say nothing about others. */
export function useOwnRun(stream: string | undefined): CurrentRun | undefined {
  const current = useStore(run);
  const place = useStore(connection, (state) => connectionName(state.current));
  return isRunOf(current, stream, place) ? current : undefined;
}
