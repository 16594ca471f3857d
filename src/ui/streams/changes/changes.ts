import { createStore } from 'zustand/vanilla';
import { sleep, systemClock } from '../../../base/clock.ts';
import { errorMessage, errorName } from '../../../base/error-message.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { own } from '../../../base/own.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { changingCall, type PageCall } from '../../state/connection/api-log.ts';
import { connection } from '../../state/connection/connection.ts';
import { notify } from '../../state/notices.ts';
import { paceOf } from '../../state/streams/queries.ts';
import { connectionKey } from '../../../connection/connection.ts';
import { CallFailed, streamSummary } from '../../state/streams/streams.ts';
import { describeStream, type Description } from './describe-stream.ts';

/** One thing that was done to a stream, and how describe-stream looked before and after. */
export interface Change {
  /** "Split shard 0001". */
  readonly what: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** The status while it goes on: UPDATING, CREATING, DELETING. */
  readonly status: string;
  /** Milliseconds so far. */
  readonly elapsed: number;
  readonly before?: Description;
  readonly after?: Description;
  /** The API call that did it, once it is over and the log knows it. */
  readonly call?: PageCall;
}

/** The last change of each stream of this visit, by connection and name. */
export const changes = createStore<Readonly<Record<string, Change>>>(() => ({}));

/** All changes of a stream of this visit that are over, newest first, by connection and name. */
export const changeLog = createStore<Readonly<Record<string, readonly Change[]>>>(() => ({}));

export function changeKey(stream: string): string {
  return `${connectionKey(connection.getState().current)} ${stream}`;
}

/** Without an answer the next question waits longer each time, and after so many there is none. */
const SLOWEST_POLL_MS = 10_000;
const MOST_FAILURES = 10;

const MOST_LOGGED = 20;
/** The API log hears of a call within this time. */
const LOG_MS = 1000;

function put(key: string, change: Change): void {
  changes.setState({ [key]: change });
}

/** Puts a change that is over into the log, with its call. */
async function log(key: string, stream: string, change: Change): Promise<void> {
  const find = (): PageCall | undefined => changingCall(stream, change.startedAt);
  const set = (call: PageCall | undefined): void => {
    const whole = { ...change, ...(call !== undefined && { call }) };
    changeLog.setState(({ [key]: before = [] }) => ({
      [key]: [whole, ...before.filter(({ startedAt }) => startedAt !== change.startedAt)].slice(
        0,
        MOST_LOGGED,
      ),
    }));
  };
  const call = find();
  set(call);
  if (call !== undefined) return;
  await sleep(systemClock, LOG_MS);
  set(find());
}

interface Ask {
  readonly stream: string;
  readonly what: string;
  /** What the notice says in the end: "sensors has 4 open shards". */
  readonly done: string;
  readonly run: () => Promise<unknown>;
  /** Reads again what the page shows. */
  readonly refresh: () => Promise<unknown>;
}

/**
 * Does something to a stream and follows it until the stream is ACTIVE again or gone.
 * Resolves as soon as the service has accepted it, or with its refusal.
 */
export async function change(ask: Ask): Promise<Result<undefined, ServiceFailure>> {
  const key = changeKey(ask.stream);
  const before = await describeOrNothing(ask.stream);
  const startedAt = systemClock.epoch();
  try {
    await ask.run();
  } catch (thrown) {
    return err(asFailure(thrown));
  }
  const started: Change = {
    what: ask.what,
    startedAt,
    status: 'UPDATING',
    elapsed: 0,
    ...(before !== undefined && { before }),
  };
  put(key, started);
  void follow(ask, key, started);
  return ok(undefined);
}

async function follow(ask: Ask, key: string, started: Change): Promise<void> {
  await ask.refresh();
  const { changing } = paceOf(connection.getState().current);
  let failures = 0;
  for (;;) {
    const status = await statusOf(ask.stream);
    failures = status === undefined ? failures + 1 : 0;
    const now = systemClock.epoch();
    const elapsed = now - started.startedAt;
    // Another change began, or the page looks elsewhere now.
    if (own(changes.getState(), key)?.startedAt !== started.startedAt) return;
    if (changeKey(ask.stream) !== key) return;
    if (failures === MOST_FAILURES) {
      put(key, { ...started, elapsed, endedAt: now });
      notify({
        type: 'warning',
        header: `${ask.stream} no longer answers.`,
        text: `${ask.what} was accepted, but nobody knows how it ended. Check the connection, then look at the stream again.`,
      });
      return;
    }
    if (status !== 'ACTIVE' && status !== 'GONE') {
      put(key, { ...started, status: status ?? started.status, elapsed });
      await sleep(systemClock, Math.min(changing * 2 ** failures, SLOWEST_POLL_MS));
      continue;
    }
    const after = await describeOrNothing(ask.stream);
    const ended: Change = {
      ...started,
      status,
      elapsed,
      endedAt: now,
      ...(after !== undefined && { after }),
    };
    put(key, ended);
    void log(key, ask.stream, ended);
    // The page first: a notice must not say more than the rows below it.
    await ask.refresh();
    notify({ type: 'success', header: ask.done });
    return;
  }
}

/** `undefined`: a rate limit, or no answer. */
async function statusOf(stream: string): Promise<string | undefined> {
  try {
    return (await streamSummary(stream)).status;
  } catch (thrown) {
    if (thrown instanceof CallFailed && thrown.kind === 'not-found') return 'GONE';
    return undefined;
  }
}

async function describeOrNothing(stream: string): Promise<Description | undefined> {
  try {
    return await describeStream(stream);
  } catch {
    return undefined;
  }
}

/** What a call threw, as a failure that can be shown. */
export function asFailure(thrown: unknown): ServiceFailure {
  return thrown instanceof CallFailed
    ? thrown
    : { kind: 'internal', name: errorName(thrown), message: errorMessage(thrown) };
}
