import * as z from 'zod/mini';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notices } from '../notices.ts';
import { keepRun, changeRun, deleteRun, runHistory } from '../run/run-history.ts';
import { versionOf, type Written } from './database.ts';
import type * as Database from './database.ts';
import { createSavedStore, type SavedStore } from './saved-store.ts';
import { storageLost } from './storage-loss.ts';

const disk = vi.hoisted(() => ({
  documents: new Map<string, unknown>(),
  runs: new Map<string, unknown>(),
  isFull: false,
}));

vi.mock('./database.ts', async (original) => ({
  ...(await original<typeof Database>()),
  readDocument: (key: string) =>
    Promise.resolve(
      disk.documents.has(key)
        ? { state: 'kept', value: disk.documents.get(key) }
        : { state: 'absent' },
    ),
  writeDocument(key: string, value: unknown): Promise<Written> {
    if (disk.isFull) return Promise.resolve('refused');
    if (versionOf(disk.documents.get(key)) > versionOf(value)) return Promise.resolve('newer');
    disk.documents.set(key, value);
    return Promise.resolve('written');
  },
  readRuns: () => Promise.resolve(new Map(disk.runs)),
  writeRun(id: string, value: unknown) {
    if (disk.isFull) return Promise.resolve(false);
    if (value === undefined) disk.runs.delete(id);
    else disk.runs.set(id, value);
    return Promise.resolve(true);
  },
}));

const schema = z.object({ version: z.literal(1), text: z.string() });
type Draft = z.infer<typeof schema>;

async function opened(key: string): Promise<SavedStore<Draft>> {
  const store = createSavedStore<Draft>(key, key, schema, { version: 1, text: '' });
  await store.load();
  return store;
}

/** As Chromium does on a full disk. */
function emptied(): void {
  disk.documents.clear();
  disk.runs.clear();
  storageLost();
}

function headers(): string[] {
  return notices.getState().list.map(({ header }) => header);
}

const ended = (id: string) =>
  ({ id, place: 'Practice', result: { startedAt: id, scenario: {} } }) as unknown as Parameters<
    typeof keepRun
  >[0];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  disk.documents.clear();
  disk.runs.clear();
  disk.isFull = false;
  notices.setState({ list: [] });
});

afterEach(async () => {
  // What a test left unwritten is not the next one's.
  disk.isFull = false;
  await vi.advanceTimersByTimeAsync(20_000);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('documents are written again after the browser emptied its storage', async () => {
  const typed = await opened('typed');
  typed.setState({ text: 'mine' });
  disk.documents.set('read', { version: 1, text: 'from before' });
  await opened('read');
  await opened('untouched');
  await vi.advanceTimersByTimeAsync(1000);

  emptied();
  await vi.advanceTimersByTimeAsync(0);
  expect(disk.documents.get('typed')).toEqual({ version: 1, text: 'mine' });
  expect(disk.documents.get('read')).toEqual({ version: 1, text: 'from before' });
  expect(disk.documents.has('untouched')).toBe(false);
  expect(headers()).toEqual([]);
});

test('a document of a newer version, which this page cannot read, is written again as it was', async () => {
  disk.documents.set('newer', { version: 2, text: 'later', more: true });
  await opened('newer');
  emptied();
  await vi.advanceTimersByTimeAsync(0);
  expect(disk.documents.get('newer')).toEqual({ version: 2, text: 'later', more: true });
});

test('what another tab has written since stays', async () => {
  const store = await opened('shared');
  store.setState({ text: 'old' });
  await vi.advanceTimersByTimeAsync(1000);
  disk.documents.set('shared', { version: 1, text: 'of the other tab' });
  storageLost();
  await vi.advanceTimersByTimeAsync(0);
  expect(disk.documents.get('shared')).toEqual({ version: 1, text: 'of the other tab' });
});

test('runs are written again, those that cannot be read too; a deleted one is not', async () => {
  disk.runs.set('damaged', { result: 7 });
  for (const id of ['a', 'b', 'c']) await keepRun(ended(id));
  await changeRun('a', { note: 'remember' });
  await deleteRun('b');

  emptied();
  await vi.advanceTimersByTimeAsync(0);
  expect([...disk.runs.keys()].toSorted()).toEqual(['a', 'c', 'damaged']);
  expect(disk.runs.get('a')).toMatchObject({ note: 'remember' });
  expect(disk.runs.get('damaged')).toEqual({ result: 7 });
});

test('while the disk is full, the user hears once what is not kept; it is kept when there is room', async () => {
  const store = await opened('full');
  store.setState({ text: 'mine' });
  await keepRun(ended('d'));
  await vi.advanceTimersByTimeAsync(1000);
  disk.isFull = true;
  emptied();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(headers()).toEqual([
    'The browser does not keep all of your runs, templates and settings.',
  ]);
  expect(runHistory.getState().runs?.some(({ id }) => id === 'd')).toBe(true);

  disk.isFull = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(disk.documents.get('full')).toEqual({ version: 1, text: 'mine' });
  expect(disk.runs.has('d')).toBe(true);
  expect(headers()[0]).toBe('The browser keeps your runs, templates and settings again.');
});

test('a change that was refused is written when there is room, without another change', async () => {
  const store = await opened('refused');
  disk.isFull = true;
  store.setState({ text: 'mine' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(disk.documents.has('refused')).toBe(false);
  disk.isFull = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(disk.documents.get('refused')).toEqual({ version: 1, text: 'mine' });
});
