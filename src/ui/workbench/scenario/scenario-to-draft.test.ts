import { describe, expect, it } from 'vitest';
import {
  parseScenario,
  type Scenario,
  type ScenarioInput,
  describeProblems,
} from '../../../load/scenario.ts';
import { draft } from '../../state/run/draft.ts';
import { KEY_CHOICES } from './key-choices.ts';
import { toScenario } from './draft-to-scenario.ts';
import { PROFILE_CHOICES } from './profile-choices.ts';
import { fromScenario, changedFields } from './scenario-to-draft.ts';
import { assert } from '../../../base/assert.ts';

function parsed(input: ScenarioInput): Scenario {
  const result = parseScenario(input);
  assert(result.ok, result.ok ? '' : describeProblems(result.error));
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

function lostInTheFields(scenario: Scenario): string[] {
  return changedFields(scenario, parsed(toScenario(fromScenario(scenario), 'here')));
}

const PLAIN: ScenarioInput = {
  version: 1,
  stream: 'there',
  template: { text: 'x' },
  profile: { type: 'constant', rate: 1 },
};

it('names what the workbench has no field for', () => {
  expect(lostInTheFields(parsed(PLAIN))).toEqual([]);
  expect(lostInTheFields(parsed({ ...PLAIN, seed: 5, name: 'n', maxBatchBytes: 5001 }))).toEqual(
    [],
  );
  const more = {
    ...PLAIN,
    template: { text: 'x', now: '2026-01-01T00:00:00Z' },
    total: 5,
    durationMs: 1000,
    requestTimeoutMs: 77,
    retry: { type: 'backoff', baseMs: 7 },
  } as const;
  expect(lostInTheFields(parsed(more)).toSorted()).toEqual([
    'durationMs',
    'requestTimeoutMs',
    'retry.baseMs',
    'template.now',
  ]);
  expect(
    lostInTheFields(
      parsed({ ...PLAIN, keys: { type: 'weights', keys: [{ key: 'a,b', weight: 2 }] } }),
    ),
  ).toEqual(['keys.keys']);
});
