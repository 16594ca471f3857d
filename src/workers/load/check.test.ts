import { expect, it } from 'vitest';
import { checkScenario } from './check.ts';

function scenario(text: string, keys: unknown = { type: 'uuid' }) {
  return {
    version: 1,
    stream: 'practice',
    template: { text },
    keys,
    profile: { type: 'constant', rate: 10 },
  };
}

it('finds nothing wrong with a good scenario', () => {
  expect(checkScenario(scenario('{{number.int(5)}}'))).toEqual([]);
});

it('places a mistake of the template, and of the key template, in words', () => {
  expect(checkScenario(scenario('a\n{{nothing.there}}'))).toEqual([
    {
      path: 'template.text',
      message: expect.stringMatching(/^Template, line 2, column 3: .*nothing/) as string,
    },
  ]);
  expect(checkScenario(scenario('a {{open'))[0]?.path).toBe('template.text');
  expect(checkScenario(scenario('a', { type: 'template', text: '{{' }))[0]?.path).toBe('keys.text');
});

it('leaves the other fields to the scenario itself', () => {
  expect(checkScenario({ ...scenario('a'), inFlight: 0 })[0]?.path).toBe('inFlight');
});
