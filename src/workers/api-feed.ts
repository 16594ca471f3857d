import type { Clock } from '../base/clock.ts';
import type { ApiLog, LoggedCall } from '../connection/log/api-log.ts';

/** Calls that a worker made since it told last, and how many it did not list. */
export interface ApiCalls {
  readonly calls: readonly LoggedCall[];
  readonly skipped: number;
}

const EVERY_MS = 500;

/** Tells of a worker's API calls, twice a second while there are any. */
export function feedApiCalls(log: ApiLog, clock: Clock, emit: (calls: ApiCalls) => void): void {
  const tell = (): void => {
    const news = log.take();
    if (news.calls.length > 0) emit(news);
    clock.after(EVERY_MS, tell);
  };
  tell();
}
