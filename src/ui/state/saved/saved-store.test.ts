import * as z from 'zod/mini';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDocument, writeDocument } from './database.ts';
import type * as Database from './database.ts';
import { createSavedStore, type SavedStore } from './saved-store.ts';
import { unread, type UnreadItem } from './unread.ts';

vi.mock('./database.ts', async (original) => ({
  ...(await original<typeof Database>()),
  readDocument: vi.fn(),
  writeDocument: vi.fn(),
}));

interface Draft {
  readonly text: string;
}

const schema = z.object({ text: z.string() });
let page: EventTarget;
let stored: unknown;

function opened(): SavedStore<Draft> {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  return createSavedStore<Draft>('draft', 'The draft', schema, { text: '' });
}

function found(): readonly UnreadItem[] {
  return unread.getState().bySource.get('documents') ?? [];
}

function leave(): void {
  page.dispatchEvent(new Event('pagehide'));
}

beforeEach(() => {
  vi.useFakeTimers();
  stored = undefined;
  unread.setState({ bySource: new Map() });
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
    removeItem: (key: string) => items.delete(key),
  });
  vi.mocked(readDocument).mockImplementation(() =>
    Promise.resolve(stored === undefined ? { state: 'absent' } : { state: 'kept', value: stored }),
  );
  vi.mocked(writeDocument).mockImplementation((_key, value) => {
    stored = structuredClone(value);
    return Promise.resolve('written');
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
    return Promise.resolve('written');
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

test('what cannot be read is named, stays as it is, and is written over once it was removed', async () => {
  stored = 'no document';
  const store = opened();
  expect(await store.load()).toEqual({ text: '' });
  store.setState({ text: 'x' });
  await vi.advanceTimersByTimeAsync(1000);
  leave();
  expect(stored).toBe('no document');
  const [item] = found();
  expect(item).toMatchObject({ name: 'The draft' });
  expect(await item?.file()).toBe('"no document"');
  await item?.remove();
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual({ text: 'x' });
  expect(found()).toEqual([]);
});

test('a damaged part stays beside what is new', async () => {
  stored = { text: 7 };
  const store = opened();
  expect(await store.load()).toEqual({ text: '' });
  expect(found()).toMatchObject([{ name: 'The draft: text' }]);
  store.setState({ text: 'typed' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual({ text: 7 });
  await found()[0]?.remove();
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual({ text: 'typed' });
});

test('a document that another tab wrote in a newer version is not written over', async () => {
  const store = opened();
  await store.load();
  vi.mocked(writeDocument).mockResolvedValue('newer');
  stored = { version: 2 };
  store.setState({ text: 'typed' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(found()).toMatchObject([{ why: 'a newer version of Shardlab kept it' }]);
  leave();
  expect(await opened().load()).toEqual({ text: '' });
});

test('what was left behind and cannot be read stays where it is', async () => {
  localStorage.setItem('shardlab:unsaved:draft', '{"text":');
  stored = { text: 'kept' };
  const store = opened();
  expect(await store.load()).toEqual({ text: 'kept' });
  expect(found()).toMatchObject([{ name: 'The draft: the last change' }]);
  store.setState({ text: 'typed' });
  leave();
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual({ text: 'typed' });
  expect(localStorage.getItem('shardlab:unsaved:draft')).toBe('{"text":');
  await found()[0]?.remove();
  expect(localStorage.getItem('shardlab:unsaved:draft')).toBeNull();
});

test('a storage that does not answer is not written to later, and a browser without storage works', async () => {
  vi.mocked(readDocument).mockResolvedValue({ state: 'unknown' });
  stored = { text: 'kept' };
  const late = opened();
  await late.load();
  late.setState({ text: 'typed' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(stored).toEqual({ text: 'kept' });
  vi.stubGlobal('localStorage', undefined);
  vi.mocked(writeDocument).mockResolvedValue('refused');
  const store = opened();
  await store.load();
  store.setState({ text: 'typed' });
  leave();
  expect(store.getState()).toEqual({ text: 'typed' });
});
