import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario } from './scenario.ts';

it('the example in docs/scenario.md is a scenario', () => {
  const text = readFileSync('docs/scenario.md', 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  expect(parseScenario(JSON.parse(example))).toMatchObject({ ok: true });
});

it('a field that is none is refused by its name, wherever it is', () => {
  const good = {
    version: 1,
    stream: 's',
    template: { text: 'x' },
    profile: { type: 'constant', rate: 1 },
  };
  const problems = (more: object): unknown => {
    const parsed = parseScenario({ ...good, ...more });
    return parsed.ok ? [] : parsed.error;
  };
  expect(problems({})).toEqual([]);
  expect(problems({ durationMS: 500, inflight: 3 })).toMatchObject([
    { path: '', message: expect.stringContaining('"durationMS", "inflight"') as string },
  ]);
  expect(problems({ retry: { type: 'backoff', ttl: 5 } })).toMatchObject([{ path: 'retry' }]);
});
