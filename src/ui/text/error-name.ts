/** What a browser, Node and our own reader of replies call it when no answer came. */
const NO_ANSWER = new Set([
  'TypeError',
  'TimeoutError',
  'AbortError',
  'SyntaxError',
  'MalformedReply',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether an error is that no reply came, or none that can be read. */
export function isNoReply(code: string): boolean {
  return NO_ANSWER.has(code);
}

/** The name of an error for people: the service's own, or that nothing came back. */
export function errorName(code: string): string {
  return isNoReply(code) ? 'No reply received; the records may be stored' : code;
}

/** A part of the page that is fetched on first use did not come, as when the network is gone. */
export const NOT_LOADED =
  'This part of the page could not be loaded. Check the network, then reload the page. What you saved is kept.';
