import * as z from 'zod/mini';
import { poolsOf, type Pools } from '../../../connection/cognito/pools.ts';
import { linkedPools, type LinkedPools } from '../../../connection/config/setup-link.ts';
import { configuration } from './config.ts';
import { createSavedStore } from '../saved/saved-store.ts';

const schema = z.object({
  version: z.literal(1),
  /** The region last worked in. */
  region: z.nullable(z.string()),
  /** Pools of a set-up link that the user confirmed; none of it is secret. */
  linked: z.nullable(linkedPools),
});

export type AwsSettings = z.infer<typeof schema>;

export const awsSettings = createSavedStore<AwsSettings>('aws', 'AWS settings', schema, {
  version: 1,
  region: null,
  linked: null,
});

/** Where this browser signs in: by a confirmed link, else as this copy is configured. */
export function currentPools(): Pools | undefined {
  const { config } = configuration.getState();
  const { linked } = awsSettings.getState();
  const configured = poolsOf(config);
  if (linked === null) return configured;
  return linkedAsPools(linked);
}

function linkedAsPools({ userPool, userPoolClient, identityPool }: LinkedPools): Pools {
  return { userPool, userPoolClient, identityPool };
}

/** The region to begin in: the last one, when this copy still offers it. */
export function firstRegion(): string {
  const { regions } = configuration.getState().config;
  const { region } = awsSettings.getState();
  return (region !== null && regions.includes(region) ? region : regions[0]) ?? 'us-east-1';
}
