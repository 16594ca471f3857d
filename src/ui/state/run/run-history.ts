import { createStore } from 'zustand/vanilla';
import { readRuns, writeRun } from '../saved/database.ts';
import { keptRunSchema, runProblem, type KeptRun } from './kept-run.ts';
import { notify } from '../notices.ts';
import { holdAgainstLoss, storageRefused } from '../saved/storage-loss.ts';
import { addUnread, type UnreadItem, dropUnread, jsonOf } from '../saved/unread.ts';
import * as z from 'zod/mini';

export type { KeptRun } from './kept-run.ts';

/** Finished runs, the newest first; `undefined` until they are loaded. */
export const runHistory = createStore<{ readonly runs: readonly KeptRun[] | undefined }>(() => ({
  runs: undefined,
}));

function byStart(a: KeptRun, b: KeptRun): number {
  return b.result.startedAt.localeCompare(a.result.startedAt);
}

/** Runs that are kept and that this page cannot read, by their key. */
const unread = new Map<string, unknown>();
let loading: Promise<void> | undefined;

/** Loads what is kept, once however many ask. */
export function loadRunHistory(): Promise<void> {
  loading ??= load();
  return loading;
}

/**
 * What can be read of what is kept; the rest stays as it is, and is named.
 * @returns `undefined` when the browser does not answer
 */
async function readKept(): Promise<KeptRun[] | undefined> {
  const rows = await readRuns();
  if (rows === undefined) return undefined;
  const kept: KeptRun[] = [];
  const unreadable: UnreadItem[] = [];
  for (const [key, run] of rows) {
    const why = runProblem(keptRunSchema, run);
    if (why === undefined) {
      kept.push(run as KeptRun);
      continue;
    }
    unread.set(key, run);
    unreadable.push(
      unreadRun(`run ${key}`, run, why, () => {
        unread.delete(key);
        return writeRun(key, undefined);
      }),
    );
  }
  for (const item of unreadable) addUnread('runs', item);
  return kept;
}

async function load(): Promise<void> {
  const kept = (await readKept()) ?? [];
  runHistory.setState(({ runs }) => ({ runs: [...(runs ?? []), ...kept].toSorted(byStart) }));
}

/** Tabs tell each other when they have kept, changed or deleted a run. */
const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('runs-kept');
/** Runs that are in this tab only: being written, or refused by the browser. */
const notKept = new Set<string>();
/** Runs that this tab deletes: storage may have them for a moment. */
const deleted = new Set<string>();
/** Runs that storage may lack though it had them, or had an older state of them. */
const lacking = new Set<string>();

holdAgainstLoss({
  lost() {
    for (const { id } of runHistory.getState().runs ?? []) {
      lacking.add(id);
      // What another tab says meanwhile takes none of them out of the list.
      notKept.add(id);
    }
    for (const key of unread.keys()) lacking.add(key);
  },
  async writeMissing() {
    const { runs = [] } = runHistory.getState();
    const writes = [...lacking].map((id) => {
      const held: unknown = runs.find((run) => run.id === id) ?? unread.get(id);
      return write(id, held);
    });
    return (await Promise.all(writes)).every((written) => written);
  },
});

/** From now on, what other tabs keep is listed here too. */
export function watchRunHistory(): void {
  channel?.addEventListener('message', () => void refresh());
}

/** What is not loaded yet is loaded when it is asked for. */
async function refresh(): Promise<void> {
  if (loading === undefined) return;
  await loading;
  const rows = await readKept();
  if (rows === undefined) return;
  const kept = rows.filter(({ id }) => !notKept.has(id) && !deleted.has(id));
  runHistory.setState(({ runs = [] }) => ({
    runs: [...kept, ...runs.filter(({ id }) => notKept.has(id))].toSorted(byStart),
  }));
}

/** @param run `undefined`: it is deleted */
async function write(id: string, run: unknown): Promise<boolean> {
  if (run === undefined) deleted.add(id);
  else {
    deleted.delete(id);
    notKept.add(id);
  }
  const written = await writeRun(id, run);
  if (written) {
    notKept.delete(id);
    lacking.delete(id);
  } else {
    lacking.add(id);
    storageRefused();
  }
  channel?.postMessage('changed');
  return written;
}

/** Keeps a run that has ended; one that is kept already stays as it is. */
export async function keepRun(
  ended: Pick<KeptRun, 'id' | 'place' | 'result' | 'receiptsId' | 'views'> &
    Partial<Pick<KeptRun, 'faults'>>,
): Promise<KeptRun> {
  await loadRunHistory();
  const known = runHistory.getState().runs?.find(({ id }) => id === ended.id);
  if (known !== undefined) return known;
  const run: KeptRun = {
    ...ended,
    version: 1,
    name: ended.result.scenario.name ?? 'Run',
    note: '',
  };
  runHistory.setState(({ runs = [] }) => ({ runs: [run, ...runs].toSorted(byStart) }));
  if (!(await write(run.id, run)))
    notify({
      type: 'warning',
      header: 'The run could not be kept.',
      text: 'This browser refuses to store it, and the page tries again every 10 seconds. Export the run before you close the tab.',
    });
  return run;
}

export async function changeRun(
  id: string,
  change: Partial<Pick<KeptRun, 'name' | 'note' | 'verified'>>,
): Promise<void> {
  runHistory.setState(({ runs = [] }) => ({
    runs: runs.map((run) => (run.id === id ? { ...run, ...change } : run)),
  }));
  const changed = runHistory.getState().runs?.find((run) => run.id === id);
  if (changed !== undefined) await write(id, changed);
}

/** Deletes a run. @returns how to undo it */
export async function deleteRun(id: string): Promise<() => void> {
  const gone = runHistory.getState().runs?.find((run) => run.id === id);
  runHistory.setState(({ runs = [] }) => ({ runs: runs.filter((run) => run.id !== id) }));
  await write(id, undefined);
  return () => {
    if (gone === undefined) return;
    runHistory.setState(({ runs = [] }) => ({ runs: [...runs, gone].toSorted(byStart) }));
    void write(id, gone);
  };
}

const named = z.looseObject({ name: z.string() });
const NAMED_SCENARIO = z.looseObject({ result: z.looseObject({ scenario: named }) });

/** A run that is kept and cannot be read, as the user hears of it. */
export function unreadRun(
  id: string,
  run: unknown,
  why: string,
  remove: () => Promise<unknown>,
): UnreadItem {
  return {
    id,
    name: `Run ${nameIn(run) ?? id.replace(/^\S+ /, '')}`,
    why,
    fileName: `${id.replaceAll(/[^\w.-]+/g, '-')}.json`,
    file: () => Promise.resolve(jsonOf(run)),
    async remove() {
      await remove();
      dropUnread('runs', id);
    },
  };
}

function nameIn(run: unknown): string | undefined {
  const own = z.safeParse(named, run);
  if (own.success) return own.data.name;
  const scenario = z.safeParse(NAMED_SCENARIO, run);
  return scenario.success ? scenario.data.result.scenario.name : undefined;
}
