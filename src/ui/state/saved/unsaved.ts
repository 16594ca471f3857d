/**
 * What a page could not be sure to have stored when it went: IndexedDB stores a moment
 * later, and a page that is left does not wait. The browser's other storage keeps it at once.
 */
const PREFIX = 'shardlab:unsaved:';

/** Keeps a document until IndexedDB has it. Without storage, or room in it, nothing is kept. */
export function keepUnsaved(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A private window, or more than it holds: the last moment is lost then.
  }
}

/** What a page that went left behind; its text when that is no JSON; `undefined`: nothing. */
export function readUnsaved(key: string): { readonly value: unknown } | undefined {
  let text: string | null;
  try {
    text = localStorage.getItem(PREFIX + key);
  } catch {
    return undefined;
  }
  if (text === null) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { value: text };
  }
}

/** Whoever has stored a newer state forgets what was left behind. */
export function forgetUnsaved(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // There is none.
  }
}
