import * as z from 'zod/mini';

/** As in `us-east-1`, `us-gov-west-1`, `ap-southeast-2`. */
export const REGION = /^[a-z]{2,3}(?:-[a-z]+)+-\d{1,2}$/;

/**
 * A browser's URL also takes `;`, `,`, `*` and `'` in a host name, and each of them means something
 * else in a Content-Security-Policy. `[::1]` is no host there.
 */
const PLAIN_ORIGIN = /^https?:\/\/[a-z0-9._-]+(?::\d+)?$/;

const region = z
  .string('the name of an AWS region, as in us-east-1')
  .check(z.regex(REGION, 'the name of an AWS region, as in us-east-1'));

/** Scheme, host and port, and nothing after them: what `connect-src` can hold. */
const origin = z
  .string('an origin, as in https://example.org')
  .check(
    z.refine(
      (text: string) => PLAIN_ORIGIN.test(text) && text === originOf(text),
      'a scheme, a host name and maybe a port, as in https://example.org',
    ),
  );

/** For tests and emulators. A remote host could collect passwords or keys. */
const loopbackOrigin = z
  .string('an origin on this machine')
  .check(
    z.refine(
      (text: string) => text === originOf(text) && isLoopback(text),
      'a port on this machine, as in http://localhost:9229',
    ),
  );

/** Host name of a Cognito hosted sign-in page, without scheme. */
const hostName = z
  .string('a host name')
  .check(
    z.regex(
      /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/,
      'a host name, as in login.example.org',
    ),
  );

/** Cognito user pool, as in `us-east-1_AbCdEfGhI`. */
export const userPoolId = z
  .string('a user pool id')
  .check(z.regex(/^[a-z0-9-]+_[A-Za-z0-9]+$/, 'a user pool id, as in us-east-1_AbCdEfGhI'));

export const userPoolClientId = z
  .string('the id of a user pool client')
  .check(z.regex(/^[a-z0-9]{1,128}$/i, 'the id of a user pool client: letters and digits'));

/** Cognito identity pool, as in `us-east-1:11111111-2222-3333-4444-555555555555`. */
export const identityPoolId = z
  .string('an identity pool id')
  .check(
    z.regex(
      /^[a-z0-9-]+:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      'an identity pool id, as in us-east-1:11111111-2222-3333-4444-555555555555',
    ),
  );

/** How the names of a class's streams begin, as in `lab-`. */
export const streamPrefix = z
  .string('the beginning of a stream name')
  .check(z.regex(/^[A-Za-z0-9_.-]{1,128}$/, 'letters, digits, _ . and - only'));

/**
 * `public/config.json`: what one hosted copy offers. It is read by the page at start and
 * by whatever serves the page, which makes the Content-Security-Policy from it.
 */
export const runtimeConfig = z.strictObject(
  {
    /** Regions that the page offers and may call. */
    regions: z._default(
      z.array(region, 'a list of regions').check(z.minLength(1, 'a list of at least one region')),
      ['us-east-1'],
    ),
    userPool: z.optional(userPoolId),
    userPoolClient: z.optional(userPoolClientId),
    identityPool: z.optional(identityPoolId),
    hostedUiDomain: z.optional(hostName),
    /** Streams of other names are shown as not allowed. */
    streamPrefix: z.optional(streamPrefix),
    /** Kinesis-compatible ports besides loopback, which is always allowed. */
    endpoints: z._default(z.array(origin, 'a list of origins'), []),
    /** Where Cognito and Kinesis are instead of AWS: loopback only. */
    userPoolEndpoint: z.optional(loopbackOrigin),
    identityPoolEndpoint: z.optional(loopbackOrigin),
    kinesisEndpoint: z.optional(loopbackOrigin),
  },
  'an object with settings, as in { "regions": ["us-east-1"] }',
);

export type RuntimeConfig = z.infer<typeof runtimeConfig>;

/** What is offered when nothing is configured: practice, and ports on this machine. */
export const DEFAULT_CONFIG: RuntimeConfig = runtimeConfig.parse({});

export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && ['localhost', '127.0.0.1'].includes(hostname);
}

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
