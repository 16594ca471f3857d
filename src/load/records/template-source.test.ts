import { gunzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../base/utf8.ts';
import { parseScenario, type ScenarioInput } from '../scenario.ts';
import { compileTemplateSource } from './template-source.ts';

/** The first record of a template as a scenario has it. */
async function first(template: ScenarioInput['template'], gzip = false): Promise<string> {
  const scenario = parseScenario({
    version: 1,
    stream: 's',
    template,
    profile: { type: 'constant', rate: 1 },
  });
  if (!scenario.ok) throw new Error(scenario.error[0]?.message);
  const source = await compileTemplateSource({
    template: scenario.value.template,
    keyTemplate: undefined,
    seed: 1,
    gzip,
  });
  if (!source.ok) throw new Error(source.error);
  return decodeUtf8(source.value.next(0, 0, 'k', 'shardId-000000000000'));
}

describe('the template of a scenario', () => {
  it('ends each record with its delimiter: a line feed when it says nothing', async () => {
    expect(await first({ text: 'a' })).toBe('a\n');
    expect(await first({ text: 'a', delimiter: 'none' })).toBe('a');
    expect(await first({ text: 'a', delimiter: '|' })).toBe('a|');
    expect(await first({ text: 'a', delimiter: 'newline' }, true)).toBe('a');
  });

  it('has a fixed time that is a time', async () => {
    const template = { text: '{{date.now}}', delimiter: 'none', now: '2026-01-31T12:00:00Z' };
    expect(await first(template)).toBe('2026-01-31T12:00:00+00:00');
    const wrong = parseScenario({
      version: 1,
      stream: 's',
      template: { ...template, now: 'noon' },
      profile: { type: 'constant', rate: 1 },
    });
    expect(wrong).toMatchObject({ ok: false, error: [{ path: 'template.now' }] });
  });

  it('stamps JSON records before their delimiter, each with its number', async () => {
    const { template } = { template: { text: '{"a":1}', multiline: false } };
    const source = await compileTemplateSource({
      template: { ...template, delimiter: ';', output: 'auto', locale: 'en', lists: {} },
      keyTemplate: undefined,
      seed: 1,
      stamp: 'r-1',
    });
    if (!source.ok) throw new Error(source.error);
    expect([0, 1].map((i) => decodeUtf8(source.value.next(i, 0, 'k', '')))).toEqual([
      '{"a":1,"_run":"r-1","_record":0};',
      '{"a":1,"_run":"r-1","_record":1};',
    ]);
  });

  it('takes lists as lines, as a CSV, and as rows', async () => {
    const lists = {
      words: { lines: 'one\r\n' },
      people: { csv: 'name\tcity\nAda\tLondon\n' },
      rows: { columns: ['a'], rows: [['1']] },
    };
    const text = '{{list("words")}} {{csv("people", "city")}} {{csv("rows", "a")}}';
    expect(await first({ text, lists, delimiter: 'none' })).toBe('one London 1');
    const long = { long: { lines: 'x\n'.repeat(100_001) } };
    await expect(first({ text: 'a', lists: long })).rejects.toThrow(
      'The list "long" cannot be used: it has 100001 rows; at most 100000 are kept.',
    );
  });

  it('makes guarded CSV, and bytes from base64', async () => {
    const lists = { bad: { lines: '=1+1' } };
    expect(await first({ text: '{{list("bad")}},1', lists, output: 'csv' })).toBe("'=1+1,1\n");
    const packed = 'H4sIAAAAAAACA8vIBACsKpPYAgAAAA==';
    const bytes = await compileTemplateSource({
      template: {
        text: packed,
        output: 'base64',
        delimiter: 'newline',
        multiline: false,
        locale: 'en',
        lists: {},
      },
      keyTemplate: undefined,
      seed: 1,
    });
    if (!bytes.ok) throw new Error(bytes.error);
    expect(decodeUtf8(gunzipSync(bytes.value.next(0, 0, 'k', 's')))).toBe('hi');
    await expect(first({ text: 'no base64!', output: 'base64' })).rejects.toThrow(
      'record 0 could not be made: the record is not base64',
    );
  });
});
