import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import {
  barAt,
  clampOffset,
  hasDrifted,
  isStuck,
  scrolledTo,
  type ScrollExtent,
  type ScrollState,
} from './scroll-scale.ts';

const REST_MS = 120;

export interface ListScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly viewport: number;
  /** px of all rows above the top edge. */
  readonly offset: number;
  /** Where the scroll bar stands: rows are drawn relative to it. */
  readonly bar: number;
  readonly onScroll: () => void;
  /** Moves the list, without its being taken for the user's doing. */
  readonly scrollTo: (offset: number) => void;
}

/**
 * The scrolling of a list of `content` px.
 * @param heading px at the top edge that stay when the rest scrolls
 * @param onUser told when the user scrolled, with whether it was towards the older end, and whether at the newest row now
 */
export function useListScroll(
  content: number,
  heading: number,
  onUser: (up: boolean, atEnd: boolean) => void,
): ListScroll {
  const ref = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const [state, setState] = useState<ScrollState>({ offset: 0, bar: 0 });
  const live = useRef(state);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const extent = useRef<ScrollExtent>({ content, viewport });
  // Before the layout effects of whoever uses this, which come after.
  useLayoutEffect(() => {
    extent.current = { content, viewport };
  }, [content, viewport]);

  const put = useCallback((next: ScrollState): void => {
    if (next.offset === live.current.offset && next.bar === live.current.bar) return;
    live.current = next;
    setState(next);
  }, []);

  const scrollTo = useCallback(
    (wanted: number): void => {
      const element = ref.current;
      if (element === null) return;
      const offset = clampOffset(wanted, extent.current);
      element.scrollTop = barAt(offset, extent.current);
      // Read back: the browser rounds to its own pixels.
      put({ offset, bar: element.scrollTop });
    },
    [put],
  );

  const onScroll = useCallback((): void => {
    const element = ref.current;
    if (element === null) return;
    const before = live.current;
    if (Math.abs(element.scrollTop - before.bar) < 0.01) return;
    const next = scrolledTo(before, element.scrollTop, extent.current);
    const { clientHeight, scrollHeight, scrollTop } = element;
    onUser(next.offset < before.offset, scrollTop + clientHeight >= scrollHeight - 2);
    if (isStuck(next, extent.current)) {
      scrollTo(next.offset);
      return;
    }
    put(next);
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      if (hasDrifted(live.current, extent.current)) scrollTo(live.current.offset);
    }, REST_MS);
  }, [onUser, put, scrollTo]);

  useEffect(
    () => () => {
      clearTimeout(rest.current);
    },
    [],
  );

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setViewport(element.clientHeight - heading);
    });
    setViewport(element.clientHeight - heading);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [heading]);

  return { ref, viewport, offset: state.offset, bar: state.bar, onScroll, scrollTo };
}
