import { own } from '../../base/own.ts';

/** What a setting of a run is called on the Workbench, by its path in the scenario. */
const SETTINGS: Readonly<Record<string, string>> = {
  stream: 'stream',
  'keys.type': 'partition key',
  'keys.key': 'key',
  'keys.shardId': 'shard id',
  'keys.text': 'key template',
  'keys.keys.0.key': 'first key of the list',
  'keys.keys.1.key': 'second key of the list',
  'keys.keys.2.key': 'third key of the list',
  'retry.type': '“Throttled records”',
  'profile.type': 'profile',
  'profile.rate': 'records per second',
  'template.text': 'record template',
  aggregate: '“Aggregate records”',
  ordered: '“One record at a time, in order”',
  total: 'number of records',
  seed: 'seed',
};

/** What its choices are called there. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'keys.type': {
    uuid: 'Random',
    one: 'One fixed key',
    n: 'N keys, evenly',
    zipf: 'N keys, some popular (Zipf)',
    weights: 'Weighted list',
    template: 'From a template',
    sequence: 'Sequence',
    millis: 'Time in milliseconds',
    seconds: 'Time in seconds',
    shards: 'Round-robin over shards',
    hash: 'Random hash keys',
    shard: 'Aimed at one shard',
  },
  'retry.type': { none: 'No retry', immediate: 'Retry at once', backoff: 'Retry with backoff' },
  aggregate: { true: 'on', false: 'off' },
  ordered: { true: 'on', false: 'off' },
};

/** What the Practice page calls a fault, by its kind. */
export const FAULT_NAMES: Readonly<Record<string, string>> = {
  'throughput-exception': 'Throughput exceptions',
  'internal-failure': 'Internal failures',
  'lost-reply': 'Lost replies',
  'server-error': 'Server error 500',
  'added-latency': 'Added latency',
  'slow-shard': 'A slow shard',
  'network-cut': 'Network cut',
  'expired-iterator': 'Expired iterators',
  'expired-token': 'Expired credentials',
  'other-producer': 'Another producer',
};

export function settingName(path: string): string {
  return own(SETTINGS, path) ?? path;
}

/** The name of a choice, in quotes where the page shows one. */
export function choiceName(path: string, choice: string): string {
  const name = own(own(CHOICES, path) ?? {}, choice);
  if (name === undefined) return choice;
  return name === 'on' || name === 'off' ? name : `“${name}”`;
}

export function faultName(kind: string): string {
  return own(FAULT_NAMES, kind) ?? kind;
}
