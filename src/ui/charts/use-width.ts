import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * The width of an element, px, as it changes. One that is hidden has none: then the last one
 * stays, so that a chart in a column out of view has a size to be drawn in.
 * @param initial until it is known
 */
export function useWidth(element: RefObject<HTMLElement | null>, initial: number): number {
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return;
    const take = (): void => {
      if (observed.clientWidth > 0) setWidth(observed.clientWidth);
    };
    take();
    const observer = new ResizeObserver(take);
    observer.observe(observed);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
