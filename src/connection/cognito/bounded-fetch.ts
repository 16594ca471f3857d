/** An answer of Cognito begins within a second or two; the library itself tries three times. */
const ANSWER_WITHIN_MS = 10_000;

/** What only a sign-in calls. Renewing and ending a session goes on when a sign-in is stopped. */
const OF_SIGN_IN = /\.(?:InitiateAuth|RespondToAuthChallenge|\w+SoftwareToken|\w*ForgotPassword)$/;

let stopping = new AbortController();
let installed = false;

/** Stops the sign-in that is under way: its calls fail with `AbortError` until the next one begins. */
export function stopSignIn(): void {
  stopping.abort(new DOMException('The sign-in was stopped.', 'AbortError'));
}

/** The next calls belong to a new sign-in. */
export function beginSignIn(): void {
  if (stopping.signal.aborted) stopping = new AbortController();
}

/**
 * Gives the calls of the sign-in library a time limit, and a way to stop them: it has neither, and
 * takes `fetch` from nowhere else than the global scope. All other calls pass unchanged.
 */
export function boundCognitoCalls(scope: Pick<typeof globalThis, 'fetch'> = globalThis): void {
  if (installed && scope === globalThis) return;
  installed ||= scope === globalThis;
  const own = scope.fetch;
  scope.fetch = (input, init) => {
    const target = new Headers(init?.headers).get('x-amz-target') ?? '';
    if (!target.startsWith('AWSCognitoIdentity')) return own.call(globalThis, input, init);
    return boundedFetch(input, init, OF_SIGN_IN.test(target) ? stopping.signal : undefined, own);
  };
}

/**
 * `fetch` that fails with `TimeoutError` when no answer came in time.
 * @param stop ends it early, with its own reason
 */
export function boundedFetch(
  input: RequestInfo | URL,
  init?: RequestInit,
  stop?: AbortSignal,
  own: typeof fetch = globalThis.fetch,
): Promise<Response> {
  const call = new AbortController();
  const end = (): void => {
    call.abort(stop?.reason);
  };
  if (stop?.aborted === true) end();
  stop?.addEventListener('abort', end, { once: true });
  // It runs on after the answer began: the rest of that must come in time too.
  setTimeout(() => {
    stop?.removeEventListener('abort', end);
    call.abort(new DOMException('Cognito did not answer in time.', 'TimeoutError'));
  }, ANSWER_WITHIN_MS);
  return own.call(globalThis, input, { ...init, signal: call.signal });
}
