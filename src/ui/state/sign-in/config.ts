import { createStore } from 'zustand/vanilla';
import { errorMessage } from '../../../base/error-message.ts';
import { DEFAULT_CONFIG, type RuntimeConfig } from '../../../connection/config/config.ts';
import { readConfig, type ConfigProblem } from '../../../connection/config/read-config.ts';
import * as z from 'zod/mini';
import { poolsOf, type Pools } from '../../../connection/cognito/pools.ts';
import { linkedPools, type LinkedPools } from '../../../connection/config/setup-link.ts';
import { createSavedStore } from '../saved/saved-store.ts';

export interface ConfigState {
  readonly config: RuntimeConfig;
  /** What is wrong with `config.json`; practice goes on without it. */
  readonly problems: readonly ConfigProblem[];
}

/** What this copy of the page offers. */
export const configuration = createStore<ConfigState>(() => ({
  config: DEFAULT_CONFIG,
  problems: [],
}));

const FORBIDDEN =
  'The server answered 403: the page may not read the file, or, on S3 and CloudFront, the file is missing. Deploy the page again, or upload config.json.';

/** Reads `config.json` beside the page. Called once, before the first render. */
export async function loadConfig(): Promise<void> {
  try {
    const response = await fetch('config.json', { cache: 'no-store' });
    // A copy without the file offers what needs none. A 403 may hide a file that is there: with
    // the defaults in its place a class would look for its sign-in in vain.
    if (response.status === 404) return;
    if (response.status === 403) throw new Error(FORBIDDEN);
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    const read = readConfig(await response.text());
    if (read.ok) configuration.setState({ config: read.value });
    else configuration.setState({ problems: read.error });
  } catch (thrown) {
    const words = `It could not be read. ${errorMessage(thrown)}`;
    configuration.setState({ problems: [{ setting: '', words }] });
  }
}

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
