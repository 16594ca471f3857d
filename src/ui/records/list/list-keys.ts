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
