import * as z from 'zod/mini';
import { err, ok, type Result } from '../../base/result.ts';
import { identityPoolId, REGION, streamPrefix, userPoolClientId, userPoolId } from './config.ts';

/** The pools that a link wants the page to use, and the streams that their roles are for. */
export const linkedPools = z.object({
  userPool: userPoolId,
  userPoolClient: userPoolClientId,
  identityPool: identityPoolId,
  region: z.string().check(z.regex(REGION, 'the name of an AWS region')),
  /** Absent: what the roles may do is not known. */
  streamPrefix: z.optional(streamPrefix),
});

export type LinkedPools = z.infer<typeof linkedPools>;

/** The Kinesis Data Generator's parameters, so that its links and stacks go on working. */
const PARAMETERS = {
  userPool: 'upid',
  identityPool: 'ipid',
  userPoolClient: 'cid',
  region: 'r',
} as const;

/** Of our own templates' links; theirs have none. */
const STREAM_PREFIX = 'sp';

/**
 * Reads a set-up link.
 * @param search the address's query, with its question mark
 * @returns `undefined` when it is no set-up link; else the pools, or what is wrong in words
 */
export function readSetupLink(search: string): Result<LinkedPools, string> | undefined {
  const query = new URLSearchParams(search);
  if (!Object.values(PARAMETERS).some((name) => query.has(name))) return undefined;
  const values = Object.fromEntries(
    Object.entries(PARAMETERS).map(([name, parameter]) => [name, query.get(parameter) ?? '']),
  );
  const prefix = query.get(STREAM_PREFIX);
  const parsed = linkedPools.safeParse({
    ...values,
    ...(prefix !== null && { streamPrefix: prefix }),
  });
  if (parsed.success) return ok(parsed.data);
  const words = parsed.error.issues.map((issue) => {
    const parameters = { ...PARAMETERS, streamPrefix: STREAM_PREFIX };
    const name = String(issue.path[0]) as keyof typeof parameters;
    return `${parameters[name]} should be ${issue.message}`;
  });
  return err(`${words.join('; ')}.`);
}

/** The address without the parameters of a set-up link. */
export function withoutSetupLink(address: string): string {
  const url = new URL(address);
  for (const parameter of [...Object.values(PARAMETERS), STREAM_PREFIX])
    url.searchParams.delete(parameter);
  return url.href;
}
