import { useCallback, useMemo } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { formatPlace, parsePlace, type Place } from './place.ts';

export type ChangePlace = (change: Partial<Place>, history?: 'replace' | 'push') => void;

/** What the address says, and how to change it. The address is the only place where it is kept. */
export function usePlace(): [Place, ChangePlace] {
  const [current] = useHashLocation();
  const place = useMemo(() => parsePlace(current), [current]);
  const change = useCallback<ChangePlace>((part, how = 'replace') => {
    const path = location.hash.replace(/^#/, '');
    // What a slow answer says of this page must not call back somebody who has left it.
    if (!/^\/records(?:[/?]|$)/.test(path)) return;
    const now = parsePlace(path);
    const url = `#${formatPlace({ ...now, ...part })}`;
    if (url === location.hash) return;
    // The router's own navigate moves what follows "?" in front of the hash.
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [place, change];
}
