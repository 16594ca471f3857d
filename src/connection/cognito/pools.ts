import type { RuntimeConfig } from '../config/config.ts';

/** Where users sign in, and where they get their credentials. */
export interface Pools {
  readonly userPool: string;
  readonly userPoolClient: string;
  readonly identityPool: string;
  /** Host of the hosted sign-in page; absent: signing in on this page only. */
  readonly hostedUiDomain?: string;
  /** Loopback only; absent: AWS. */
  readonly userPoolEndpoint?: string;
  readonly identityPoolEndpoint?: string;
}

/** The pools of a configuration; `undefined` when it names none. */
export function poolsOf(config: RuntimeConfig): Pools | undefined {
  const { userPool, userPoolClient, identityPool } = config;
  if (userPool === undefined || userPoolClient === undefined || identityPool === undefined)
    return undefined;
  const { hostedUiDomain, userPoolEndpoint, identityPoolEndpoint } = config;
  return {
    userPool,
    userPoolClient,
    identityPool,
    ...(hostedUiDomain !== undefined && { hostedUiDomain }),
    ...(userPoolEndpoint !== undefined && { userPoolEndpoint }),
    ...(identityPoolEndpoint !== undefined && { identityPoolEndpoint }),
  };
}

/** Regions whose Cognito the page must be able to reach. */
export function poolRegions(pools: Pools): readonly string[] {
  const regions = [pools.userPool.split('_')[0] ?? '', pools.identityPool.split(':')[0] ?? ''];
  return [...new Set(regions)];
}

/**
 * Regions whose Cognito the page may reach: those of the configured pools, or, where a set-up link
 * has to name the pools, each that is offered. `contentSecurityPolicy` names the same.
 */
export function signInRegions(config: RuntimeConfig): readonly string[] {
  const pools = poolsOf(config);
  return pools === undefined ? config.regions : poolRegions(pools);
}
