import { expect, it } from 'vitest';
import { parseScenario, type ScenarioInput } from '../../../load/scenario.ts';
import { keysWords, profileWords } from './scenario-words.ts';

function words(part: Partial<ScenarioInput>): string[] {
  const parsed = parseScenario({
    version: 1,
    stream: 'orders',
    template: { text: 'x' },
    profile: { type: 'constant', rate: 1000 },
    ...part,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return [keysWords(parsed.value), profileWords(parsed.value)];
}

it('tells two key strategies and two rates apart', () => {
  expect(words({})).toEqual(['random', 'constant 1,000/s']);
  expect(words({ keys: { type: 'one', key: 'celebrity' } })[0]).toBe('one key: celebrity');
  expect(words({ keys: { type: 'zipf', count: 1000, exponent: 1.2 } })[0]).toBe(
    '1,000 keys, Zipf 1.2',
  );
  expect(words({ profile: { type: 'constant', unit: 'bytes', rate: 2048 } })[1]).toBe(
    'constant 2.0 KiB/s',
  );
  expect(words({ profile: { type: 'ramp', from: 0, to: 50, durationMs: 1000 } })[1]).toBe(
    'ramp 0/s to 50/s',
  );
});
