import { z } from 'zod';

/** As in `us-east-1`, `us-gov-west-1`, `ap-southeast-2`. */
const region = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[a-z]+)+-\d{1,2}$/, 'not the name of an AWS region');

/** Scheme, host and port, and nothing after them: what `connect-src` can hold. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => text === originOf(text), 'an origin has no path, as in https://example.org');

/** Host name of a Cognito hosted sign-in page, without scheme. */
const hostName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/, 'a host name, as in login.example.org');

/**
 * `public/config.json`: what one hosted copy offers. It is read by the page at start and
 * by whatever serves the page, which makes the Content-Security-Policy from it.
 */
export const runtimeConfig = z.strictObject({
  /** Regions that the page offers and may call. */
  regions: z.array(region).min(1).default(['us-east-1']),
  /** Cognito user pool, as in `us-east-1_AbCdEfGhI`. */
  userPool: z
    .string()
    .regex(/^[a-z0-9-]+_[A-Za-z0-9]+$/, 'a user pool id, as in us-east-1_AbCdEfGhI')
    .optional(),
  userPoolClient: z
    .string()
    .regex(/^[a-z0-9]{1,128}$/i, 'the id of a user pool client')
    .optional(),
  /** Cognito identity pool, as in `us-east-1:11111111-2222-3333-4444-555555555555`. */
  identityPool: z
    .string()
    .regex(/^[a-z0-9-]+:[0-9a-f-]{36}$/i, 'an identity pool id, as in us-east-1:1111…')
    .optional(),
  hostedUiDomain: hostName.optional(),
  /** Streams of other names are shown as not allowed. */
  streamPrefix: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,128}$/, 'letters, digits, _ . and - only')
    .optional(),
  /** Kinesis-compatible ports besides loopback, which is always allowed. */
  endpoints: z.array(origin).default([]),
});

export type RuntimeConfig = z.infer<typeof runtimeConfig>;

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
