import { useEffect } from 'react';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * What a key does in the list.
 * @param active the row the keyboard stands on
 * @param screen rows that fit in view
 * @returns the position to go to, an action, or `undefined` for a key that is not the list's
 */
export function listKey(
  press: KeyPress,
  active: number,
  screen: number,
  total: number,
): number | 'open' | 'follow' | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  switch (press.key) {
    case 'ArrowDown':
    case 'j':
      return active + 1;
    case 'ArrowUp':
    case 'k':
      return active - 1;
    case 'PageDown':
      return active + screen;
    case 'PageUp':
      return active - screen;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'Enter':
      return 'open';
    case ' ':
      return 'follow';
    default:
      return undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Keys that work anywhere on the page: "/" goes to the search, Escape closes the record. */
export function usePageKeys(onSearch: () => void, onEscape: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      if (event.key === 'Escape') onEscape();
      else if (event.key === '/' && !isTyping(event.target)) {
        event.preventDefault();
        onSearch();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [onSearch, onEscape]);
}
