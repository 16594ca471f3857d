import type { RunResult } from '../../load/result.ts';

/** The run second by second. */
export function windowsCsv(result: RunResult): string {
  const rows = result.windows.map(({ t, target, offered, accepted, throttled, dropped }) =>
    [t, target, offered, accepted, throttled, dropped].join(','),
  );
  return ['second,target,offered,accepted,throttled,dropped', ...rows, ''].join('\n');
}
