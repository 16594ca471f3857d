import { isIPv6 } from 'node:net';
import { isLoopbackHost } from './loopback.ts';

/** Who may call besides clients and pages on this machine. */
export interface Callers {
  /** Origins as a browser writes them, `null` among them; `*`: every page. */
  readonly origins: readonly string[];
  /** Names for the `Host` header, without a port, in lower case. */
  readonly hosts: readonly string[];
  /** Where the port listens is reached from elsewhere, under names that it cannot know. */
  readonly anyHost: boolean;
}

/** What a request says about who sends it: every value of each header, in order. */
export interface CallerHeaders {
  /** `Host`, and `:authority` on HTTP/2. */
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
}

/** One host with or without a port, as in a `Host` header (RFC 9110 §7.2). */
const HOST = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]\\]+)(?::\d*)?$/i;
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/([^\s/?#@\\]+)$/i;

/**
 * Why a request is refused, in words for whoever started the port; `undefined`: it is not.
 *
 * A page of another site can make its visitor's browser call this machine. The browser
 * then says so in `Origin`. A site whose name is pointed at this machine (DNS rebinding)
 * gives itself away by `Host`. Clients that are no browser send no `Origin`.
 */
export function callerProblem(
  { hosts, origins }: CallerHeaders,
  callers: Callers,
): string | undefined {
  if (!callers.anyHost && !(hosts.length > 0 && hosts.every((host) => isKnownHost(host, callers))))
    return 'This port does not answer to the host name in the request. Start it with --allow-host NAME.';
  if (!origins.every((origin) => isKnownOrigin(origin, callers)))
    return 'This port does not answer pages of this origin. Start it with --allow-origin ORIGIN.';
  return undefined;
}

function isKnownHost(text: string, { hosts }: Callers): boolean {
  const host = HOST.exec(text)?.[1]?.toLowerCase();
  return host !== undefined && (isLoopbackHost(host) || hosts.includes(host));
}

function isKnownOrigin(origin: string, { origins }: Callers): boolean {
  return origins.includes('*') || origins.includes(origin.toLowerCase()) || isLocalPage(origin);
}

/** A page that is served from this machine, on any port. */
function isLocalPage(origin: string): boolean {
  if (!/^https?:/i.test(origin)) return false;
  const host = ORIGIN.exec(origin)?.[1];
  const name = host === undefined ? undefined : HOST.exec(host)?.[1];
  return name !== undefined && isLoopbackHost(name);
}

/**
 * An origin in the form in which a browser sends it: lower case, no port where it is the
 * scheme's own. `null` stays as it is.
 * @returns `undefined` when the text is no origin
 */
export function normalOrigin(text: string): string | undefined {
  const origin = text.toLowerCase().replace(/\/$/, '');
  if (origin === 'null') return origin;
  if (!ORIGIN.test(origin) || !URL.canParse(origin)) return undefined;
  return /^https?:/.test(origin) ? new URL(origin).origin : origin;
}

/** A host name or address in the form in which `Host` has it, or `undefined` when it is none. */
export function normalHost(text: string): string | undefined {
  const host = (isIPv6(text) ? `[${text}]` : text).toLowerCase();
  return HOST.exec(host)?.[1] === host && host !== '*' ? host : undefined;
}
