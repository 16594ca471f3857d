/** A background tab paints nothing, and waits for nothing. */
const PAINT_WAIT_MS = 3_000;
const CONTENT = 'first-contentful-paint';

let painted: Promise<void> | undefined;

/** Resolves once the page was painted: worker scripts must not take the network from it. */
export function firstPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    setTimeout(resolve, document.hidden ? 0 : PAINT_WAIT_MS);
    // A frame, even a painted one, may come before there is anything to read: the browser
    // tells when there was.
    new PerformanceObserver((seen) => {
      if (seen.getEntriesByName(CONTENT).length > 0) setTimeout(resolve);
    }).observe({ type: 'paint', buffered: true });
  });
  return painted;
}
