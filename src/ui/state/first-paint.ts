/** A background tab paints nothing, and waits for nothing. */
const PAINT_WAIT_MS = 1_000;

let painted: Promise<void> | undefined;

/** Resolves once the page was painted: worker scripts must not take the network from it. */
export function firstPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    setTimeout(resolve, document.hidden ? 0 : PAINT_WAIT_MS);
    // A frame may come before there is anything to paint: the browser tells when it has.
    new PerformanceObserver(() => {
      setTimeout(resolve);
    }).observe({ type: 'paint', buffered: true });
  });
  return painted;
}
