import type { Scenario } from '../../../load/scenario.ts';
import { formatBytes, formatCount, formatRate } from '../../text/format.ts';

/** How a run made its partition keys, with what tells two such runs apart. */
export function keysWords({ keys }: Pick<Scenario, 'keys'>): string {
  switch (keys.type) {
    case 'one':
      return `one key: ${keys.key}`;
    case 'n':
      return `${formatCount(keys.count)} keys, evenly`;
    case 'zipf':
      return `${formatCount(keys.count)} keys, Zipf ${keys.exponent}`;
    case 'weights':
      return `${formatCount(keys.keys.length)} weighted keys`;
    case 'template':
      return `template: ${keys.text}`;
    case 'shard':
      return `aimed at ${keys.shardId}`;
    case 'uuid':
      return 'random';
    case 'sequence':
      return 'sequence';
    case 'millis':
      return 'time in ms';
    case 'seconds':
      return 'time in s';
    case 'shards':
      return 'round-robin over shards';
    case 'hash':
      return 'random hash keys';
    default:
      return keys satisfies never;
  }
}

/** The profile, and its rate where one number says it. */
export function profileWords({ profile }: Pick<Scenario, 'profile'>): string {
  const rate = (value: number): string =>
    profile.unit === 'bytes' ? `${formatBytes(value)}/s` : `${formatRate(value)}/s`;
  switch (profile.type) {
    case 'constant':
    case 'burst':
    case 'poisson':
      return `${profile.type} ${rate(profile.rate)}`;
    case 'ramp':
    case 'stairs':
      return `${profile.type} ${rate(profile.from)} to ${rate(profile.to)}`;
    case 'spike':
      return `spike ${rate(profile.base)} to ${rate(profile.peak)}`;
    case 'sine':
      return `wave ${rate(profile.mean)} ± ${rate(profile.amplitude)}`;
    case 'stages':
      return `${formatCount(profile.stages.length)} stages`;
    case 'grid':
      return 'week, hour by hour';
    case 'closed':
      return 'as fast as it goes';
    default:
      return profile satisfies never;
  }
}
