import { useEffect, useRef } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { focusHeading } from './focus-heading.ts';

/** Each stream, run and exercise is a page of its own; the other pages show theirs in one place. */
const PAGE_EACH = new Set(['streams', 'runs', 'exercises']);
/** A change of page comes right after the event that says that it was gone back to. */
const RIGHT_AFTER_MS = 500;

function pageOf(path: string): string {
  const [, first = '', second = ''] = path.split(/[/?]/);
  return PAGE_EACH.has(first) ? `${first}/${second}` : first;
}

/**
 * A page that is gone to begins at its top, with the keyboard at its heading; one that is gone back to
 * is where the browser left it.
 */
export function usePageTop(): void {
  const [path] = useHashLocation();
  const page = pageOf(path);
  const shown = useRef(page);
  const travelledAt = useRef(-Infinity);
  useEffect(() => {
    const travelled = (): void => {
      travelledAt.current = performance.now();
    };
    addEventListener('popstate', travelled);
    return () => {
      removeEventListener('popstate', travelled);
    };
  }, []);
  useEffect(() => {
    if (shown.current === page) return undefined;
    shown.current = page;
    if (performance.now() - travelledAt.current > RIGHT_AFTER_MS) scrollTo(0, 0);
    return focusHeading();
  }, [page]);
}
