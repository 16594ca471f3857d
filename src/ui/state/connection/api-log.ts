import { createStore } from 'zustand/vanilla';
import type { LoggedCall } from '../../../connection/log/api-log.ts';
import type { ApiCalls } from '../../../workers/api-feed.ts';

/** A call, and the worker that made it. */
export interface PageCall extends LoggedCall {
  readonly key: string;
  readonly by: 'run' | 'page';
}

export interface ApiLogState {
  readonly open: boolean;
  /** The call that is shown in full; kept when newer ones push it off the list. */
  readonly chosen: PageCall | undefined;
  /** A link led to the call: whoever works by keyboard is to go on there. */
  readonly takesFocus: boolean;
  /** The newest calls, newest last. */
  readonly calls: readonly PageCall[];
  /** Of all calls since the page was opened, by operation: listed or not. */
  readonly total: number;
  readonly errors: number;
}

const KEPT = 500;

/** Every API call of this page, whoever made it. */
export const apiLog = createStore<ApiLogState>(() => ({
  open: false,
  chosen: undefined,
  takesFocus: false,
  calls: [],
  total: 0,
  errors: 0,
}));

export function addCalls(by: PageCall['by'], { calls, skipped }: ApiCalls): void {
  apiLog.setState((state) => ({
    calls: [
      ...state.calls,
      ...calls.map((call) => ({ ...call, by, key: `${by}-${call.id}` })),
    ].slice(-KEPT),
    total: state.total + calls.length + skipped,
    errors: state.errors + calls.filter(({ error }) => error !== undefined).length,
  }));
}

/** Opens the log at a call. */
export function showCall(call: PageCall): void {
  apiLog.setState({ open: true, chosen: call, takesFocus: true });
}

/** Calls that change nothing. */
const READS = /^(?:Get|List|Describe|Subscribe)/;

/**
 * The call that began a change of a stream: the first one of a page, since then, that names
 * the stream and is no read. @param since epoch ms
 */
export function changingCall(stream: string, since: number): PageCall | undefined {
  return apiLog
    .getState()
    .calls.find(
      ({ by, operation, startedAt, request }) =>
        by === 'page' &&
        startedAt >= since &&
        !READS.test(operation) &&
        request !== undefined &&
        (request.includes(`"${stream}"`) || request.includes(`:stream/${stream}`)),
    );
}
