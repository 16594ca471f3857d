import { describe, expect, it } from 'vitest';
import { parseScenario, type Scenario, type ScenarioInput } from '../../../load/scenario.ts';
import { draft } from '../../state/run/draft.ts';
import { KEY_CHOICES } from './key-choices.ts';
import { toScenario } from './draft-to-scenario.ts';
import { PROFILE_CHOICES } from './profile-choices.ts';
import { fromScenario } from './scenario-to-draft.ts';

function parsed(input: ScenarioInput): Scenario {
  const result = parseScenario(input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function throughTheFields(input: ScenarioInput): void {
  const before = parsed(input);
  expect(parsed(toScenario(fromScenario(before), before.stream))).toEqual(before);
}

const DRAFT = draft.getInitialState();

describe('a scenario in the fields of the workbench', () => {
  it.each(PROFILE_CHOICES.map(({ value }) => value))('keeps the profile %s', (type) => {
    throughTheFields(toScenario({ ...DRAFT, profile: { type, values: {} } }, 'orders'));
  });

  it.each(['constant', 'ramp', 'stages', 'grid'])('keeps %s in bytes per second', (type) => {
    const profile = { type, values: { unit: 'bytes' } };
    const scenario = toScenario({ ...DRAFT, profile }, 'orders');
    expect(parsed(scenario).profile.unit).toBe('bytes');
    throughTheFields(scenario);
  });

  it.each(KEY_CHOICES.map(({ value }) => value))('keeps the keys %s', (strategy) => {
    throughTheFields(toScenario({ ...DRAFT, keys: { strategy, values: {} } }, 'orders'));
  });

  it('keeps the end, the way of sending and the format', () => {
    throughTheFields({
      version: 1,
      name: 'Orders',
      stream: 'orders',
      template: {
        text: 'a\nb',
        multiline: true,
        delimiter: ';',
        output: 'csv',
        locale: 'de',
        lists: { towns: { lines: 'Bonn\nKiel' } },
      },
      profile: { type: 'constant', rate: 0.1 },
      total: 7,
      inFlight: 3,
      lingerMs: 20,
      maxBatchRecords: 7,
      maxBatchBytes: 5000,
      retry: { type: 'immediate', ttlMs: 1500 },
      limiter: 'kpl',
      aggregate: true,
      ordered: true,
      seed: 'class',
    });
    throughTheFields({
      version: 1,
      stream: 'orders',
      template: { text: 'x' },
      profile: { type: 'burst', rate: 10, onMs: 1500, offMs: 500 },
      durationMs: 2500,
      retry: { type: 'none' },
    });
  });

  it('makes rows of a list to CSV', () => {
    const lists = { towns: { columns: ['name', 'note'], rows: [['Bonn', 'a "b", c']] } };
    const scenario = parsed({
      version: 1,
      stream: 'orders',
      template: { text: 'x', lists },
      profile: { type: 'constant', rate: 1 },
    });
    expect(fromScenario(scenario).lists).toEqual({
      towns: { csv: 'name,note\nBonn,"a ""b"", c"' },
    });
  });
});
