import { useHashLocation } from 'wouter/use-hash-location';

/** The page that the address names. What follows "?" is the page's own and matches no route. */
export function useHashRoute(): ReturnType<typeof useHashLocation> {
  const [location, navigate] = useHashLocation();
  return [location.split('?', 1)[0] ?? '/', navigate];
}
