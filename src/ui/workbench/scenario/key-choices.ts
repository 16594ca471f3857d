import { own } from '../../../base/own.ts';

/** One field of a choice: what the user types, and how it goes into the scenario. */
export interface ChoiceField {
  /** Its name in the scenario, which is also where a problem points to. */
  readonly name: string;
  readonly label: string;
  readonly initial: string;
  /**
   * `seconds` go into the scenario as ms, `text` as they are, `number` as numbers; a `rate` is
   * in records/s or, where the user chose bytes, in KiB/s.
   */
  readonly kind: 'number' | 'rate' | 'seconds' | 'text' | 'weights' | 'stages' | 'week';
}

/** One way to do a thing, with the fields it needs. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it does, in a sentence. */
  readonly description: string;
  readonly fields: readonly ChoiceField[];
}

function number(name: string, label: string, initial: string): ChoiceField {
  return { name, label, initial, kind: 'number' };
}

/** How each record gets its partition key. */
export const KEY_CHOICES: readonly Choice[] = [
  {
    value: 'uuid',
    label: 'Random',
    description: 'A new UUID for each record: spreads evenly over all shards.',
    fields: [],
  },
  {
    value: 'one',
    label: 'One fixed key',
    description: 'Everything goes to one shard: the classic hot shard.',
    fields: [{ name: 'key', label: 'Key', initial: 'celebrity', kind: 'text' }],
  },
  {
    value: 'n',
    label: 'N keys, evenly',
    description: 'N keys in turn. Few keys leave shards idle; about 100 keys a shard even out.',
    fields: [number('count', 'How many keys', '100')],
  },
  {
    value: 'zipf',
    label: 'N keys, some popular (Zipf)',
    description: 'The first key comes most often, as with real users: one shard gets hot.',
    fields: [number('count', 'How many keys', '1000'), number('exponent', 'Exponent', '1')],
  },
  {
    value: 'weights',
    label: 'Weighted list',
    description: 'Your own keys, each as often as its weight says.',
    fields: [
      {
        name: 'keys',
        label: 'key=weight, separated by commas',
        initial: 'anna=5, ben=3, carla=2',
        kind: 'weights',
      },
    ],
  },
  {
    value: 'template',
    label: 'From a template',
    description:
      'Made like the record, such as a device id out of a few. Values that the record names, such as {{sensor}}, can be used here.',
    fields: [
      {
        name: 'text',
        label: 'Key template',
        initial: 'device-{{number.int({"min":1,"max":50})}}',
        kind: 'text',
      },
    ],
  },
  {
    value: 'sequence',
    label: 'Sequence',
    description: '0, 1, 2, …: MD5 mixes them, so they spread as evenly as random keys.',
    fields: [],
  },
  {
    value: 'millis',
    label: 'Time in milliseconds',
    description: 'Many different keys: spreads evenly at most rates.',
    fields: [],
  },
  {
    value: 'seconds',
    label: 'Time in seconds',
    description: 'At each moment all records have the same key: one shard takes everything.',
    fields: [],
  },
  {
    value: 'shards',
    label: 'Round-robin over shards',
    description: 'Explicit hash keys, each shard in turn: perfectly even, whatever the keys.',
    fields: [],
  },
  {
    value: 'hash',
    label: 'Random hash keys',
    description: 'Explicit hash keys drawn at random: even, without MD5.',
    fields: [],
  },
  {
    value: 'shard',
    label: 'Aimed at one shard',
    description: 'Explicit hash keys inside one shard: fills that one alone.',
    fields: [{ name: 'shardId', label: 'Shard id', initial: 'shardId-000000000000', kind: 'text' }],
  },
];

/** What stands in a field: what was typed, else its initial text. */
export function fieldText(field: ChoiceField, values: Readonly<Record<string, string>>): string {
  return own(values, field.name) ?? field.initial;
}

export function choiceOf(choices: readonly Choice[], value: string): Choice {
  const found = choices.find((choice) => choice.value === value) ?? choices[0];
  if (found === undefined) throw new Error('there is at least one choice');
  return found;
}
