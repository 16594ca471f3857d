import { describe, expect, it } from 'vitest';
import { compileTemplate, createRenderer, type Output } from '../../template/index.ts';
import { makeSamples, type Samples } from './samples.ts';

async function samplesOf(source: string, output: Output, oneLine = true): Promise<Samples> {
  const compiled = compileTemplate(source, { oneLine });
  if (!compiled.ok) throw new Error(compiled.error[0]?.message);
  const renderer = await createRenderer(compiled.value, { seed: 1, delimiter: '', trace: true });
  if (!renderer.ok) throw new Error(renderer.error[0]?.message);
  const request = {
    source,
    oneLine,
    key: '',
    delimiter: 'newline',
    output,
    locale: 'en',
    compression: 'none',
    lists: {},
    seed: 1,
    now: 0,
    count: 2,
  } as const;
  const made = makeSamples(renderer.value, request, false);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** The text of the template that is underlined. */
async function blamed(source: string, output: Output = 'auto'): Promise<string | undefined> {
  const { mistake } = await samplesOf(source, output);
  return mistake && source.slice(mistake.source.offset).slice(0, mistake.source.length);
}

describe('a mistake in a sample', () => {
  it('is shown at the tag that made it', async () => {
    const source = '{"a": 1,\n "b": {{lorem.word}},\n "c": {{random.number(9)}}}';
    expect(await blamed(source)).toBe('{{lorem.word}}');
    const { mistake, samples } = await samplesOf(source, 'auto');
    expect(mistake).toMatchObject({ kind: 'json', record: 1, source: { line: 2, column: 7 } });
    expect(samples[0]?.slice(mistake?.position)).toMatch(/^[a-z]+, "c"/);
    const nested = '[{{#repeat 2 ";"}}{{random.number(9)}}{{/repeat}}]';
    expect(await blamed(nested, 'json')).toBe('{{#repeat 2 ";"}}');
    expect(await blamed('{"a": "{{"x"}}" {{"y"}}}')).toBe('{{"y"}}');
  });

  it('is shown at the character when the author wrote it', async () => {
    expect(await blamed('{"a": {{random.number(9)}}\n "b": 2}')).toBe('"');
    expect(await blamed('{"é{{random.number(9)}}": 1,,}')).toBe(',');
    expect(await blamed('{"a": {{random.number(9)}}')).toBe('{{random.number(9)}}');
  });

  it('is none where no JSON is meant', async () => {
    for (const text of ['[{{now}}] a log line', 'a,b', '{"a":1}', '[1]'])
      expect(await blamed(text)).toBeUndefined();
    expect(await blamed('hello', 'text')).toBeUndefined();
    expect(await blamed('hello', 'json')).toBe('h');
    const lines = await samplesOf('{"a":1}\n{"a":{{random.number}}}\n', 'json', false);
    expect(lines.mistake).toBeUndefined();
  });

  it('is a break of the common log schema, and text that is no base64', async () => {
    expect(await blamed('{"log_type":"a","log_id":"1","time":"soon"}')).toBe('"time"');
    expect(await blamed('{"log_type":"a","log_id":"1","time":"{{now}}"}')).toBeUndefined();
    const { mistake } = await samplesOf('no base64!', 'base64');
    expect(mistake?.source.message).toContain('record 1: the record is not base64');
    const { samples } = await samplesOf('/9j/', 'base64');
    expect(samples[0]).toBe('ff d8 ff (3 bytes)');
  });
});

it('a template of 800 KB and 10,000 tags is answered within a second of processor time', async () => {
  const line = `{"a": {{random.number(9)}}, "é": "${'x'.repeat(60)}"}\n`;
  const before = process.cpuUsage();
  const { mistake } = await samplesOf(line.repeat(10_000), 'auto');
  const { user, system } = process.cpuUsage(before);
  expect(mistake?.source.line).toBe(2);
  expect((user + system) / 1000).toBeLessThan(1000);
});

it('shows one record where a record is as large as any stream takes', async () => {
  const { samples } = await samplesOf('{"a":"{{string.alpha(10485752)}}"}', 'json');
  expect(samples).toHaveLength(1);
  expect(samples[0]).toMatch(/^\{"a":"[A-Za-z]{10000}/);
  expect((await samplesOf('{{string.alpha(1000000)}}', 'text')).samples).toHaveLength(2);
});
