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
export function focusHeading(): () => void {
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
