import * as z from 'zod/mini';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDocument, writeDocument } from './database.ts';
import { createSavedStore, type SavedStore } from './saved-store.ts';

vi.mock('./database.ts', () => ({ readDocument: vi.fn(), writeDocument: vi.fn() }));

interface Draft {
  readonly text: string;
}

const schema = z.object({ text: z.string() });
let page: EventTarget;
let stored: unknown;

function opened(): SavedStore<Draft> {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  return createSavedStore<Draft>('draft', schema, { text: '' });
}

function leave(): void {
  page.dispatchEvent(new Event('pagehide'));
}

beforeEach(() => {
  vi.useFakeTimers();
  stored = undefined;
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
  vi.mocked(readDocument).mockImplementation(() => Promise.resolve(stored));
  vi.mocked(writeDocument).mockImplementation((_key, value) => {
    stored = structuredClone(value);
    return Promise.resolve(true);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a change is stored a moment later, and is there for the next page', async () => {
  const store = opened();
  await store.load();
  store.setState({ text: 'typed' });
  await vi.advanceTimersByTimeAsync(1000);
  leave();
  expect(await opened().load()).toEqual({ text: 'typed' });
});

test('an instant reload loses nothing, though IndexedDB never came to write it', async () => {
  vi.mocked(writeDocument).mockImplementation(() => new Promise(() => undefined));
  const store = opened();
  await store.load();
  store.setState({ text: 'typed' });
  leave();
  expect(stored).toBeUndefined();

  vi.mocked(writeDocument).mockImplementation((_key, value) => {
    stored = structuredClone(value);
    return Promise.resolve(true);
  });
  const next = opened();
  expect(await next.load()).toEqual({ text: 'typed' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual({ text: 'typed' });
  // From now on storage has the word again: another tab may have written since.
  stored = { text: 'typed elsewhere' };
  leave();
  expect(await opened().load()).toEqual({ text: 'typed elsewhere' });
});

test('a page that is left before it was filled leaves nothing behind', async () => {
  stored = { text: 'typed' };
  const store = opened();
  const loading = store.load();
  leave();
  await loading;
  leave();
  expect(await opened().load()).toEqual({ text: 'typed' });
});

test('what does not fit is not taken, and a browser without storage still works', async () => {
  stored = { text: 7 };
  expect(await opened().load()).toEqual({ text: '' });
  vi.stubGlobal('localStorage', undefined);
  vi.mocked(writeDocument).mockResolvedValue(false);
  const store = opened();
  await store.load();
  store.setState({ text: 'typed' });
  leave();
  expect(store.getState()).toEqual({ text: 'typed' });
});
