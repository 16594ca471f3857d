/**
 * How a browser sent a request, as far as its own timing tells.
 *
 * Chromium sends a POST again by itself when a connection that was kept open is cut before the
 * answer began, whatever the service did with the first one (decision 0060).
 */
export type Sending =
  /** On the connection that it had from the start. */
  | 'once'
  /** On a connection that was opened well after the request began: there was an earlier one. */
  | 'again'
  /** The service does not show this page the times of its connections. */
  | 'unseen';

/**
 * A new connection is opened within some 50 ms of the request that needs it, on a busy machine too;
 * one that replaces a cut connection is opened after the time that the service took.
 */
const LATE_MS = 100;

const sendings = new WeakMap<object, Sending>();
let requests = 0;

/** The URL with a fragment, which is not sent, by which the request's timing is found again. */
export function markedUrl(url: string): string {
  requests += 1;
  return `${url}#${requests}`;
}

/**
 * Notes how a request was sent. To be called when its answer has come: the timing is there by then.
 * The browser's list of timings is emptied, so that it never fills up.
 * @param url as {@link markedUrl} made it
 * @param body of the request, by which {@link sendingOf} finds the note
 */
export function noteSending(url: string, body: object): void {
  const timing = performance.getEntriesByName(url, 'resource').at(-1);
  performance.clearResourceTimings();
  sendings.set(body, timing instanceof PerformanceResourceTiming ? sendingIn(timing) : 'unseen');
}

/** Notes a request that the browser cannot send a second time. @param body as in {@link noteSending} */
export function noteSentOnce(body: object): void {
  sendings.set(body, 'once');
}

/** What was noted; `undefined`: no browser sent it. */
export function sendingOf(body: object): Sending | undefined {
  return sendings.get(body);
}

/** @param timing in ms; `connectStart` is 0 where a service of another origin hides it */
export function sendingIn({
  startTime,
  connectStart,
}: Pick<PerformanceResourceTiming, 'startTime' | 'connectStart'>): Sending {
  if (connectStart === 0) return 'unseen';
  return connectStart - startTime > LATE_MS ? 'again' : 'once';
}
