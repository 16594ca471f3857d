import { useEffect } from 'react';
import { useStore } from 'zustand';
import { own } from '../../../base/own.ts';
import { connectionKey } from '../../../connection/connection.ts';
import { connection } from '../../state/connection/connection.ts';
import { settings } from '../../state/saved/settings.ts';
import { useStreams } from '../../state/streams/queries.ts';

/** The stream the workbench works with: the last one used on this connection, else the first. */
export function useStreamChoice(): [string | undefined, (name: string) => void] {
  const current = useStore(connection, (state) => state.current);
  const place = connectionKey(current);
  const remembered = useStore(settings, (state) => own(state.streams, place));
  const { data: streams } = useStreams();
  const choose = (name: string): void => {
    settings.setState(({ streams: others }) => ({ streams: { ...others, [place]: name } }));
  };
  const exists = streams?.some(({ name }) => name === remembered) ?? true;
  const first = streams?.find(({ notAllowed }) => notAllowed === undefined)?.name;
  useEffect(() => {
    // The remembered stream was deleted, or there never was one.
    if (streams !== undefined && (remembered === undefined || !exists) && first !== undefined)
      choose(first);
  });
  return [exists ? remembered : undefined, choose];
}
