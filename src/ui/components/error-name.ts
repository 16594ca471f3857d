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

/** The name of an error for people: the service's own, or that nothing came back. */
export function errorName(code: string): string {
  return NO_ANSWER.has(code) ? `No answer, the reply was lost (${code})` : code;
}
