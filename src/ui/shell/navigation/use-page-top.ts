import { useEffect, useRef } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';

/** The page that the address names. What follows "?" is the page's own and matches no route. */
export function useHashRoute(): ReturnType<typeof useHashLocation> {
  const [location, navigate] = useHashLocation();
  return [location.split('?', 1)[0] ?? '/', navigate];
}

/** A page that is loaded on demand has its heading after a moment, ms. */
const PATIENCE_MS = 3000;

/** Whether the keyboard stands nowhere: what was pressed is gone with its page, or hidden until it is. */
function isLost(): boolean {
  const { activeElement: at } = document;
  return at === null || at === document.body || !at.checkVisibility();
}

/**
 * After a link to another page: whoever works by keyboard, or hears the page read, goes on at its
 * heading. What the page itself has focused by then keeps the focus.
 * @returns how to stop waiting for the heading
 */
function focusHeading(): () => void {
  const main = document.querySelector('main');
  if (main === null) return () => undefined;
  const look = (): boolean => {
    const heading = [...main.querySelectorAll('h1')].find((one) => one.checkVisibility());
    if (heading === undefined) return false;
    if (!isLost()) return true;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  };
  const watch = new MutationObserver(() => {
    if (look()) stop();
  });
  const timer = setTimeout(() => {
    stop();
  }, PATIENCE_MS);
  const stop = (): void => {
    clearTimeout(timer);
    watch.disconnect();
  };
  watch.observe(main, { childList: true, subtree: true });
  if (look()) stop();
  return stop;
}

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
