/** Where the request to the hosted sign-in page waits for its answer: in this tab only. */
export const HOSTED_KEY = 'shardlab.hosted-sign-in';

/** What the hosted sign-in page sent back in the address. */
export type HostedReturn =
  | { readonly type: 'code'; readonly code: string; readonly state: string }
  | { readonly type: 'refused'; readonly error: string; readonly state: string };

/** Reads the address of the page. @param search with its question mark */
export function hostedReturn(search: string): HostedReturn | undefined {
  const query = new URLSearchParams(search);
  const state = query.get('state');
  if (state === null || state === '') return undefined;
  const code = query.get('code');
  if (code !== null && code !== '') return { type: 'code', code, state };
  const error = query.get('error');
  if (error === null) return undefined;
  return { type: 'refused', error: query.get('error_description') ?? error, state };
}
