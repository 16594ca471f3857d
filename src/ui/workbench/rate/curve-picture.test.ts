import { expect, it } from 'vitest';
import { previewCurve } from '../../../load/profile/curve-preview.ts';
import { scenarioOf } from '../../../load/testing/run-harness.ts';
import type { ScenarioInput } from '../../../load/scenario.ts';
import { boundWords } from './curve-picture.tsx';

const DAY = Array.from({ length: 24 }, (_, hour) => ({ mean: hour, deviation: 1 }));

it.each<[ScenarioInput['profile'], string]>([
  [{ type: 'constant', rate: 1000 }, 'At most'],
  [{ type: 'ramp', from: 0, to: 100, durationMs: 10_000 }, 'At most'],
  [{ type: 'poisson', rate: 1000 }, 'On average'],
  [
    { type: 'grid', days: Array.from({ length: 7 }, () => DAY), utcOffsetMinutes: 0 },
    'On average up to',
  ],
])('%o', (profile, words) => {
  const curve = previewCurve(scenarioOf({ profile, durationMs: 10 * 3_600_000 }), 0);
  expect(curve && boundWords(curve)).toBe(words);
});
