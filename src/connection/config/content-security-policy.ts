import { signInRegions } from '../cognito/pools.ts';
import type { RuntimeConfig } from './config.ts';

/** The one Trusted Types policy: it accepts only the addresses of our built workers. */
const WORKER_POLICY = 'shardlab-workers';

/** Where a browser POSTs what it blocked; a worker's violations are seen nowhere else. */
export const REPORT_PATH = '/csp-report';

// CSP's grammar has no host for `[::1]`: a browser would ignore the source with a warning.
const LOOPBACK = ['localhost', '127.0.0.1'].flatMap((host) =>
  ['http', 'https'].map((scheme) => `${scheme}://${host}:*`),
);

/**
 * Longest Content-Security-Policy that CloudFront sends, in characters: its default quota for
 * response headers policies (a longer one is `TooLongCSPInResponseHeadersPolicy`).
 */
export const CLOUDFRONT_POLICY_LIMIT = 1_783;

/** What a source in `connect-src` may be. A `;` would begin a directive, a `,` another policy. */
const SOURCE = /^(?:'self'|(?:https?|wss?):\/\/(?:\*\.)?[a-z0-9._-]+(?::(?:\d+|\*))?)$/;

/**
 * The Content-Security-Policy of every response, worker scripts included (a worker is
 * governed by the policy of its own response).
 *
 * @param config the regions and endpoints that the page may call
 * @param extraOrigins added to `connect-src`, as `npm start -- --connect ORIGIN` does
 * @param reportPath a path on the serving host that takes reports; absent: none are sent
 * @throws Error for a source that would be more, or less, than one source
 */
export function contentSecurityPolicy(
  config: RuntimeConfig,
  extraOrigins: readonly string[] = [],
  reportPath?: string,
): string {
  const connect = [
    "'self'",
    ...LOOPBACK,
    ...config.regions.flatMap((region) => DATA_HOSTS.map((host) => awsHost(host, region))),
    ...signInRegions(config).flatMap((region) => POOL_HOSTS.map((host) => awsHost(host, region))),
    ...(config.hostedUiDomain === undefined ? [] : [`https://${config.hostedUiDomain}`]),
    ...config.endpoints,
    ...extraOrigins,
  ];
  for (const source of connect) {
    if (!SOURCE.test(source))
      throw new Error(`"${source}" can't be a source of a Content-Security-Policy`);
  }
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${[...new Set(connect)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${WORKER_POLICY}`,
    ...(reportPath === undefined ? [] : [`report-uri ${reportPath}`]),
  ];
  return directives.join('; ');
}

/**
 * What the page calls in each region that it offers. Kinesis answers at the regional host, and, for
 * a request with an ARN, at two hosts that begin with the account id (a wildcard may only be leftmost).
 */
const DATA_HOSTS = ['kinesis', '*.data-kinesis', '*.control-kinesis', 'monitoring'];

/** What signing in calls, where the pools are. */
const POOL_HOSTS = ['cognito-idp', 'cognito-identity'];

function awsHost(host: string, region: string): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${host}.${region}.${domain}`;
}
