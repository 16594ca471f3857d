import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessorTime {
  /** Milliseconds of CPU since the start of each thread, by `process/thread`. */
  readonly byThread: ReadonlyMap<string, number>;
}

/**
 * CPU of a process and all its descendants, from /proc (Linux): what a browser costs
 * without a debugger attached, which would cost several times as much itself.
 */
export function processorTime(root: number): ProcessorTime {
  const byThread = new Map<string, number>();
  for (const pid of family(root)) {
    const role = /--type=([\w-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'browser';
    for (const tid of list(`/proc/${pid}/task`)) {
      const name = read(`/proc/${pid}/task/${tid}/comm`).trim();
      const nanoseconds = Number(read(`/proc/${pid}/task/${tid}/schedstat`).split(' ')[0] ?? 0);
      const key = `${role}/${name}`;
      byThread.set(key, (byThread.get(key) ?? 0) + nanoseconds / 1e6);
    }
  }
  return { byThread };
}

/** Milliseconds spent between two readings, by thread, the busiest first. */
export function spent(before: ProcessorTime, after: ProcessorTime): [string, number][] {
  return [...after.byThread]
    .map(([name, ms]): [string, number] => [name, ms - (before.byThread.get(name) ?? 0)])
    .filter(([, ms]) => ms > 0)
    .toSorted(([, a], [, b]) => b - a);
}

function family(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    // Fields after the last ")": state, then the parent.
    const stat = read(`/proc/${pid}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(pid)]);
  }
  const found = [root];
  // The list grows while it is walked.
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** A thread may end between the listing and the reading: it counts as nothing. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
