import * as z from 'zod/mini';
import { createStore } from 'zustand/vanilla';
import type { VerifyReport } from '../../reader/verify.ts';
import type { RunResult } from '../../load/result.ts';
import type { RunViews } from '../../workers/load/run-views.ts';
import { readRuns, writeRun } from './database.ts';
import { notify } from './notices.ts';

/** A finished run as it is kept. The result is checked in outline: we wrote it ourselves. */
const schema = z.object({
  version: z.literal(1),
  id: z.string(),
  name: z.string(),
  note: z.string(),
  /** Where it ran: `Practice`, or an endpoint's host. */
  place: z.string(),
  receiptsId: z.optional(z.string()),
  verified: z.optional(z.unknown()),
  views: z.optional(z.unknown()),
  result: z.looseObject({
    version: z.literal(1),
    startedAt: z.string(),
    accepted: z.number(),
    windows: z.array(z.unknown()),
    shards: z.array(z.unknown()),
  }),
});

export interface KeptRun {
  readonly version: 1;
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly place: string;
  readonly result: RunResult;
  /** Where the receipts are, while they are kept. */
  readonly receiptsId?: string | undefined;
  /** What the result leaves out: absent in runs of older versions. */
  readonly views?: RunViews;
  /** What Verify delivery found, and when (ISO 8601). */
  readonly verified?: { readonly at: string; readonly report: VerifyReport };
}

/** Finished runs, the newest first; `undefined` until they are loaded. */
export const runHistory = createStore<{ readonly runs: readonly KeptRun[] | undefined }>(() => ({
  runs: undefined,
}));

function byStart(a: KeptRun, b: KeptRun): number {
  return b.result.startedAt.localeCompare(a.result.startedAt);
}

let loading: Promise<void> | undefined;

/** Loads what is kept, once however many ask. */
export function loadRunHistory(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  const kept = (await readRuns()).filter((run) => z.safeParse(schema, run).success) as KeptRun[];
  runHistory.setState(({ runs }) => ({ runs: [...(runs ?? []), ...kept].toSorted(byStart) }));
}

/** Takes in what other tabs have kept since. */
export async function refreshRunHistory(): Promise<void> {
  await loadRunHistory();
  const kept = (await readRuns()).filter((run) => z.safeParse(schema, run).success) as KeptRun[];
  runHistory.setState(({ runs = [] }) => {
    const known = new Set(runs.map(({ id }) => id));
    const news = kept.filter(({ id }) => !known.has(id));
    return news.length === 0 ? {} : { runs: [...runs, ...news].toSorted(byStart) };
  });
}

/** Keeps a run that has ended; one that is kept already stays as it is. */
export async function keepRun(
  ended: Pick<KeptRun, 'id' | 'place' | 'result' | 'receiptsId' | 'views'>,
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
  if (!(await writeRun(run.id, run)))
    notify({
      type: 'warning',
      header: 'The run could not be kept.',
      text: 'This browser refuses to store it. Export it before you close the tab.',
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
  if (changed !== undefined) await writeRun(id, changed);
}

/** Deletes a run. @returns how to undo it */
export async function deleteRun(id: string): Promise<() => void> {
  const gone = runHistory.getState().runs?.find((run) => run.id === id);
  runHistory.setState(({ runs = [] }) => ({ runs: runs.filter((run) => run.id !== id) }));
  await writeRun(id, undefined);
  return () => {
    if (gone === undefined) return;
    runHistory.setState(({ runs = [] }) => ({ runs: [...runs, gone].toSorted(byStart) }));
    void writeRun(id, gone);
  };
}
