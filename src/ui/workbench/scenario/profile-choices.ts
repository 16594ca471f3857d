import type { Choice, ChoiceField } from './key-choices.ts';
import { FIRST_WEEK } from './week.ts';

function rate(name: string, label: string, initial: string): ChoiceField {
  return { name, label, initial, kind: 'rate' };
}

function seconds(name: string, label: string, initial: string): ChoiceField {
  return { name, label, initial, kind: 'seconds' };
}

/** How the rate goes over time. Labels of rates stand without their unit; see `rateLabel`. */
export const PROFILE_CHOICES: readonly Choice[] = [
  {
    value: 'constant',
    label: 'Constant',
    description: 'The same rate all the time.',
    fields: [rate('rate', '', '1000')],
  },
  {
    value: 'ramp',
    label: 'Ramp',
    description: 'From one rate to another along a straight line, which is then held.',
    fields: [
      rate('from', 'From', '100'),
      rate('to', 'To', '5000'),
      seconds('durationMs', 'Within, s', '60'),
    ],
  },
  {
    value: 'stairs',
    label: 'Stairs',
    description: 'One step after another: shows at which rate throttling begins.',
    fields: [
      rate('from', 'From', '500'),
      rate('step', 'Step', '500'),
      seconds('stepMs', 'Each step, s', '10'),
      rate('to', 'Up to', '5000'),
    ],
  },
  {
    value: 'spike',
    label: 'Spike',
    description: 'A steady rate with one sudden peak.',
    fields: [
      rate('base', 'Base', '500'),
      rate('peak', 'Peak', '6000'),
      seconds('atMs', 'Starts after, s', '10'),
      seconds('lengthMs', 'Lasts, s', '5'),
    ],
  },
  {
    value: 'sine',
    label: 'Wave',
    description: 'Swings around a mean, like day and night.',
    fields: [
      rate('mean', 'Mean', '2000'),
      rate('amplitude', 'Swing', '1500'),
      seconds('periodMs', 'Period, s', '60'),
    ],
  },
  {
    value: 'burst',
    label: 'Bursts',
    description: 'Full rate for a while, then silence, again and again.',
    fields: [
      rate('rate', '', '3000'),
      seconds('onMs', 'On, s', '2'),
      seconds('offMs', 'Off, s', '3'),
    ],
  },
  {
    value: 'poisson',
    label: 'Poisson',
    description: 'Random gaps with this mean rate, as many independent producers make them.',
    fields: [rate('rate', 'Mean', '1000')],
  },
  {
    value: 'stages',
    label: 'Stages',
    description: 'Your own list, one stage a line: it ends with the last one.',
    fields: [
      {
        name: 'stages',
        label: 'Stages',
        initial: '500 for 20s\nto 3000 in 30s\n3000 for 20s\n0 for 10s',
        kind: 'stages',
      },
    ],
  },
  {
    value: 'grid',
    label: 'Week (hour by hour)',
    description:
      'A mean and a deviation for each hour of the week, as in the Kinesis Data Generator. Each second draws its rate from the hour’s normal distribution.',
    fields: [
      { name: 'days', label: 'Week', initial: FIRST_WEEK, kind: 'week' },
      { name: 'mode', label: 'Clock', initial: 'real-time', kind: 'text' },
      { name: 'speed', label: 'Hours of the week in one hour', initial: '60', kind: 'number' },
    ],
  },
  {
    value: 'closed',
    label: 'As fast as it goes (probe)',
    description:
      'No target: keeps the allowed requests in flight. Finds out what the way can carry.',
    fields: [],
  },
];

/** Profiles whose rates may be bytes. */
export function canBeBytes(type: string): boolean {
  return type !== 'closed';
}

/** What the rates of a draft are in. KiB/s go into the scenario as bytes/s. */
export type RateUnit = 'records' | 'bytes';

export function unitOf(type: string, values: Readonly<Record<string, string>>): RateUnit {
  return canBeBytes(type) && values['unit'] === 'bytes' ? 'bytes' : 'records';
}

export function rateLabel(label: string, unit: RateUnit): string {
  if (label === '') return unit === 'bytes' ? 'KiB per second' : 'Records per second';
  return `${label}, ${unit === 'bytes' ? 'KiB/s' : 'records/s'}`;
}
