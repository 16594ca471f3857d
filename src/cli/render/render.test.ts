import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { UsageError, type Terminal } from '../command.ts';
import { command } from './render.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function* stdin(text: string): AsyncGenerator<Uint8Array> {
  yield encodeUtf8(text);
}

async function render(template: string, ...args: string[]): Promise<Ran> {
  const chunks: Uint8Array[] = [];
  let err = '';
  const terminal: Terminal = {
    stdin: stdin(template),
    out: (text) => {
      chunks.push(typeof text === 'string' ? encodeUtf8(text) : text);
      return Promise.resolve();
    },
    err: (text) => {
      err += text;
    },
    env: {},
    isTerminal: false,
    interrupted: new AbortController().signal,
    interruptedTwice: new AbortController().signal,
  };
  const code = await command.run(['-', ...args], terminal);
  return { code, out: Buffer.concat(chunks).toString(), err };
}

describe('shardlab render', () => {
  test('prints one record, and the seed that makes it again on standard error', async () => {
    const first = await render('{{random.uuid}}');
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^[0-9a-f-]{36}\n$/);
    const [, seed = ''] = /^seed (\d+)\n$/.exec(first.err) ?? [];
    const again = await render('{{random.uuid}}', '--seed', seed);
    expect(again.out).toBe(first.out);
    expect(again.err).toBe('');
  });

  test('a date format of another language is told on standard error, and rendered all the same', async () => {
    const { code, out, err } = await render(
      'a\n{{date.utc("yyyy")}}{{random.number(0).x}}',
      '--seed',
      '1',
    );
    expect(code).toBe(0);
    expect(out).toBe('ayyyy0\n');
    expect(err.split('\n')).toEqual([
      '-:2:12: warning: "yyyy" in a date format prints the letters; the year is YYYY',
      '-:2:23: warning: KDG reads random.number and its arguments; the other parts of this tag change nothing',
      '',
    ]);
  });

  test('a byte order mark belongs to the file, unless its text is kept as it is', async () => {
    const file = '\ufeff{"a":{{random.nubmer}}}';
    expect((await render(file)).err).toContain('-:1:9: there is no function');
    expect((await render('\ufeff{}', '--seed', '1')).out).toBe('{}\n');
    expect((await render('\ufeff{}', '--seed', '1', '--multiline')).out).toBe('\ufeff{}\n');
  });

  test('record i is the same for any count and start', async () => {
    const template = '{{index}} {{name.firstName}} {{random.number}} {{now}}';
    const time = ['--seed', 's', '--now', '2026-01-02T03:04:05Z'];
    const all = (await render(template, ...time, '--count', '20')).out.split('\n');
    const some = await render(template, ...time, '--start', '7', '--count', '3');
    expect(some.out).toBe(`${all.slice(7, 10).join('\n')}\n`);
    expect(all[0]).toContain('2026-01-02T03:04:05.000Z');
  });

  test('that holds for templates with state too', async () => {
    const template = '{{walk(from=20, step=1, per=key)}} {{seq(per="key")}}';
    const all = (await render(template, '--seed', 's', '--count', '9')).out.split('\n');
    const last = await render(template, '--seed', 's', '--start', '8');
    expect(last.out).toBe(`${all[8]}\n`);
  });

  test('delimiters and line breaks', async () => {
    expect((await render('a\r\nb\n', '--seed', '1')).out).toBe('ab\n');
    expect((await render('a\r\nb\n', '--seed', '1', '--multiline')).out).toBe('a\r\nb\n\n');
    const joined = await render('x', '--seed', '1', '--count', '3', '--delimiter', ';');
    expect(joined.out).toBe('x;x;x;');
    expect((await render('x', '--seed=1', '--count=3', '--delimiter=none')).out).toBe('xxx');
    expect((await render('{{"{{"}}a}}', '--seed=1')).out).toBe('{{a}}\n');
  });

  test('problems carry file, line and column; nothing goes to standard output', async () => {
    const file = join(folder, 'bad.txt');
    await writeFile(file, 'one\n  {{random.nubmer}}\n{{unclosed');
    let err = '';
    const terminal = { err: (text: string) => (err += text) } as unknown as Terminal;
    expect(await command.run([file], terminal)).toBe(2);
    const [first = '', second = ''] = err.split('\n');
    expect(first).toBe(
      `${file}:2:5: there is no function "random.nubmer"; did you mean random.number?`,
    );
    expect(second).toBe(`${file}:3:1: this {{ is never closed: }} is missing`);
  });

  test('a record that cannot be made is a problem at its place', async () => {
    const ran = await render('a\n{{#repeat 3}}{{#repeat 90000}}{{/repeat}}{{/repeat}}', '--seed=1');
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.err).toMatch(/^-:2:14: record 0 could not be made: .*repeats/);
  });

  test('bad flags', async () => {
    await expect(render('x', '--count', '-1')).rejects.toThrow(UsageError);
    await expect(render('x', '--now', 'soon')).rejects.toThrow('--now');
    await expect(render('x', '--locale', 'enn')).rejects.toThrow('did you mean en?');
    await expect(command.run([join(folder, 'none')], {} as Terminal)).rejects.toThrow(UsageError);
    await expect(command.run([], {} as Terminal)).rejects.toThrow('FILE');
  });

  test('count 0 prints nothing; other locales speak their language', async () => {
    expect((await render('x', '--count', '0', '--seed=1')).out).toBe('');
    const french = await render('{{date.month}}', '--count=40', '--locale=fr', '--seed=1');
    expect(french.out).toMatch(/(janvier|juin|août|mai)/i);
  });
});

describe('lists, output and compression', () => {
  test('lists come from files, CSVs with their columns', async () => {
    const words = join(folder, 'words.txt');
    const people = join(folder, 'people.csv');
    await writeFile(words, 'only\r\n');
    await writeFile(people, 'name;city\n"Lovelace; Ada";London\n');
    const template = '{{list("words")}} {{csv("people", "name")}} {{csv("people", "city")}}';
    const flags = ['--list', `words=${words}`, '--list', `people=${people}`, '--seed', '1'];
    expect(await render(template, ...flags)).toEqual({
      code: 0,
      out: 'only Lovelace; Ada London\n',
      err: '',
    });
    await expect(render('x', '--list', 'words')).rejects.toThrow('is not NAME=FILE');
    await expect(render('x', '--list', 'a=/no/such')).rejects.toThrow('cannot read');
    await writeFile(people, 'a,a\n1,2\n');
    await expect(render('x', '--list', `p=${people}`)).rejects.toThrow('called "a"');
  });

  test('CSV guards its cells, base64 prints the bytes and no delimiter', async () => {
    const guarded = await render('{{concat("=", "1+1")}},2', '--output', 'csv', '--seed', '1');
    expect(guarded.out).toBe("'=1+1,2\n");
    const bytes = await render('aGk=', '--output', 'base64', '--count', '2', '--seed', '1');
    expect(bytes.out).toBe('hihi');
    const bad = await render('no base64!', '--output', 'base64', '--seed', '1');
    expect(bad).toMatchObject({ code: 2, out: '' });
    expect(bad.err).toContain('record 0 could not be made: the record is not base64');
    await expect(render('x', '--output', 'xml')).rejects.toThrow('is none of');
  });
});
