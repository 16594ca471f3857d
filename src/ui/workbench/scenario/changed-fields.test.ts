import { expect, it } from 'vitest';
import { assert } from '../../../base/assert.ts';
import {
  describeProblems,
  parseScenario,
  type Scenario,
  type ScenarioInput,
} from '../../../load/scenario.ts';
import { changedFields } from './changed-fields.ts';
import { toScenario } from './draft-to-scenario.ts';
import { fromScenario } from './scenario-to-draft.ts';

function parsed(input: ScenarioInput): Scenario {
  const result = parseScenario(input);
  assert(result.ok, result.ok ? '' : describeProblems(result.error));
  return result.value;
}

function throughTheFields(scenario: Scenario): string[] {
  return changedFields(scenario, parsed(toScenario(fromScenario(scenario), 'here')));
}

const PLAIN: ScenarioInput = {
  version: 1,
  stream: 'there',
  template: { text: 'x' },
  profile: { type: 'constant', rate: 1 },
};

it('names what the workbench has no field for', () => {
  expect(throughTheFields(parsed(PLAIN))).toEqual([]);
  expect(throughTheFields(parsed({ ...PLAIN, seed: 5, name: 'n', maxBatchBytes: 5001 }))).toEqual(
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
  expect(throughTheFields(parsed(more)).toSorted()).toEqual([
    'durationMs',
    'requestTimeoutMs',
    'retry.baseMs',
    'template.now',
  ]);
  expect(
    throughTheFields(
      parsed({ ...PLAIN, keys: { type: 'weights', keys: [{ key: 'a,b', weight: 2 }] } }),
    ),
  ).toEqual(['keys.keys']);
});
