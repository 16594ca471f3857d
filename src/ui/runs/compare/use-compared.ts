import { useHashLocation } from 'wouter/use-hash-location';

/** The runs that are compared. They stand in the address: a reload, or Back, does not lose them. */
export function useCompared(): [readonly string[], (ids: readonly string[]) => void] {
  const [path] = useHashLocation();
  const parameter = new URLSearchParams(path.split('?')[1]).get('compare') ?? '';
  return [parameter.split(',').filter((id) => id !== ''), compare];
}

function compare(ids: readonly string[]): void {
  const query = ids.length === 0 ? '' : `?compare=${ids.map(encodeURIComponent).join(',')}`;
  // The router's own navigate moves what follows "?" in front of the hash.
  history.replaceState(null, '', `#/runs${query}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
