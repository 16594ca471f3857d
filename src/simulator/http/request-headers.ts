import type { AnyRequest } from './body.ts';
import type { CallerHeaders } from './callers.ts';

/** One header; what came several times is joined by commas. */
export function header(request: AnyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** All headers but the pseudo-headers of HTTP/2, by their names in lower case. */
export function plainHeaders(request: AnyRequest): Record<string, string> {
  const pairs = Object.keys(request.headers)
    .filter((name) => !name.startsWith(':'))
    .map((name) => [name, header(request, name)] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/**
 * Every host and origin that a request names. Node drops a second `Host` from its parsed
 * headers, so these are taken from what was sent. The URL of a request line may name a
 * host as well, and then goes before `Host` (RFC 9112 §3.2.2).
 */
export function callerHeaders(request: AnyRequest): CallerHeaders {
  const { rawHeaders } = request;
  const hosts: string[] = [];
  const origins: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase();
    const value = rawHeaders[i + 1] ?? '';
    if (name === 'host' || name === ':authority') hosts.push(value);
    else if (name === 'origin') origins.push(value);
  }
  const inUrl = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(request.url ?? '')?.[1];
  if (inUrl !== undefined) hosts.push(inUrl);
  return { hosts, origins };
}
