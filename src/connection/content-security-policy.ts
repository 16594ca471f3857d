import type { RuntimeConfig } from './config.ts';

/** The one Trusted Types policy: it accepts only the addresses of our built workers. */
export const WORKER_POLICY = 'shardlab-workers';

/** Where a browser POSTs what it blocked; a worker's violations are seen nowhere else. */
export const REPORT_PATH = '/csp-report';

// CSP's grammar has no host for `[::1]`: a browser would ignore the source with a warning.
const LOOPBACK = ['localhost', '127.0.0.1'].flatMap((host) =>
  ['http', 'https', 'ws', 'wss'].map((scheme) => `${scheme}://${host}:*`),
);

/**
 * The Content-Security-Policy of every response, worker scripts included (a worker is
 * governed by the policy of its own response).
 *
 * @param config the regions and endpoints that the page may call
 * @param extraOrigins added to `connect-src`, as `npm start -- --connect ORIGIN` does
 * @param reportPath a path on the serving host that takes reports; absent: none are sent
 */
export function contentSecurityPolicy(
  config: RuntimeConfig,
  extraOrigins: readonly string[] = [],
  reportPath?: string,
): string {
  const connect = [
    "'self'",
    ...LOOPBACK,
    ...config.regions.flatMap(awsHosts),
    ...poolHosts(config),
    ...config.endpoints,
    ...extraOrigins,
  ];
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
 * What the page calls in one region. Kinesis answers at the regional host, and, for a
 * request with an ARN, at two hosts that begin with the account id
 * (kinesis-facts.md, "Endpoints"; a CSP wildcard may only be leftmost).
 */
function awsHosts(region: string): string[] {
  return [
    'kinesis',
    '*.data-kinesis',
    '*.control-kinesis',
    'firehose',
    'cognito-idp',
    'cognito-identity',
    'monitoring',
    'sts',
  ].map((host) => `https://${host}.${region}.${domainOf(region)}`);
}

function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** The pools may live in a region whose streams the page does not offer. */
function poolHosts({ userPool, identityPool, hostedUiDomain }: RuntimeConfig): string[] {
  const hosts: string[] = [];
  const userRegion = userPool?.split('_')[0];
  const identityRegion = identityPool?.split(':')[0];
  if (userRegion !== undefined)
    hosts.push(`https://cognito-idp.${userRegion}.${domainOf(userRegion)}`);
  if (identityRegion !== undefined) {
    hosts.push(`https://cognito-identity.${identityRegion}.${domainOf(identityRegion)}`);
  }
  if (hostedUiDomain !== undefined) hosts.push(`https://${hostedUiDomain}`);
  return hosts;
}
