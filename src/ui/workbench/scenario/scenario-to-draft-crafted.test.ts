import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../load/scenario.ts';
import type { Draft } from '../../state/run/draft.ts';
import { toScenario } from './draft-to-scenario.ts';
import { fromScenario } from './scenario-to-draft.ts';

const MARKUP = '"><img src=x onerror=ran=1><script>ran=1</script>';

/** A scenario's text, as a file has it: an object literal would make `__proto__` a prototype. */
function fileOf(changes: Readonly<Record<string, string>>): string {
  const fields = {
    version: '1',
    stream: '"orders"',
    template: '{"text":"x"}',
    profile: '{"type":"constant","rate":10}',
    ...changes,
  };
  return `{${Object.entries(fields)
    .map(([name, value]) => `"${name}":${value}`)
    .join(',')}}`;
}

function draftOf(file: string): Draft {
  const result = parseScenario(JSON.parse(file));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return fromScenario(result.value);
}

function problemsOf(file: string): readonly string[] {
  const result = parseScenario(JSON.parse(file));
  return result.ok ? [] : [...new Set(result.error.map(({ path }) => path))];
}

/** Every object in a value, the value itself first. */
function objectsIn(value: unknown): object[] {
  return typeof value === 'object' && value !== null
    ? [value, ...Object.values(value).flatMap(objectsIn)]
    : [];
}

describe('a scenario file that was made to do harm', () => {
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'changes no prototype with a list named %s',
    (name) => {
      const draft = draftOf(
        fileOf({
          template: `{"text":"x","lists":{"${name}":{"csv":"polluted"},"good":{"lines":"a"}}}`,
          keys: '{"type":"one","key":"k"}',
        }),
      );
      expect(({} as Record<string, unknown>)['csv']).toBeUndefined();
      for (const one of objectsIn(draft)) {
        const prototype: unknown = Object.getPrototypeOf(one);
        expect(prototype === Object.prototype || prototype === Array.prototype).toBe(true);
      }
      expect(draft.lists['good']).toEqual({ lines: 'a' });
      expect(draft.keys).toEqual({ strategy: 'one', values: { key: 'k' } });
      // What it became can be kept and sent: nothing of it is in the way of that.
      expect(problemsOf(JSON.stringify(toScenario(draft, 'orders')))).toEqual([]);
    },
  );

  it.each(['constructor', 'prototype', 'toString', 'hasOwnProperty', 'connection', 'onclick'])(
    'is refused with a field named %s, wherever it is, and changes no prototype',
    (name) => {
      const evil = '{"polluted":"yes"}';
      for (const [path, file] of [
        ['', fileOf({ [name]: evil })],
        ['template', fileOf({ template: `{"text":"x","${name}":${evil}}` })],
        ['keys', fileOf({ keys: `{"type":"one","key":"k","${name}":${evil}}` })],
        ['profile', fileOf({ profile: `{"type":"constant","rate":10,"${name}":${evil}}` })],
      ] as const)
        expect(problemsOf(file)).toEqual([path]);
      expect(Object.prototype).not.toHaveProperty('polluted');
    },
  );

  it('brings markup in as text', () => {
    const text = JSON.stringify(MARKUP);
    const draft = draftOf(
      fileOf({
        name: text,
        template: `{"text":${text},"lists":{${text}:{"lines":${text}}}}`,
        keys: `{"type":"one","key":${text}}`,
      }),
    );
    expect(draft).toMatchObject({ templateName: MARKUP, template: MARKUP });
    expect(draft.lists).toEqual({ [MARKUP]: { lines: MARKUP } });
    expect(draft.keys.values).toEqual({ key: MARKUP });
    expect(JSON.stringify(draft)).not.toContain('"orders"');
  });

  it.each([
    ['profile', '{"type":"constant","rate":1e999}'],
    ['profile', '{"type":"constant","rate":-1}'],
    ['profile', '{"type":"constant","rate":1e300}'],
    ['total', '1e999'],
    ['total', '1e300'],
    ['durationMs', '1e300'],
    ['inFlight', '9007199254740993'],
    ['maxBatchBytes', '1e15'],
    ['seed', '1e300'],
    ['name', `"${'n'.repeat(201)}"`],
    ['stream', '"../../etc/passwd"'],
    ['version', '1e999'],
  ])('is refused with %s %s, and the field is named', (field, value) => {
    const problems = problemsOf(fileOf({ [field]: value }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${field}`));
  });
});
