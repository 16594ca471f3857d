import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawRuns } from '../base/testing/law-runs.ts';
import { ByteWriter } from './program/byte-writer.ts';
import { compileTemplate } from './compile/compile.ts';
import { FUNCTIONS } from './functions/index.ts';
import { createRenderer } from './renderer.ts';
import { one, problemsOf, rendererOf } from './testing/render.ts';

const numRuns = lawRuns(1000, 100_000);
const LIMIT = 2000;

/** Processor time, as other processes may have most of the machine. */
async function within(milliseconds: number, action: () => Promise<unknown>): Promise<void> {
  const before = process.cpuUsage();
  await action();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(milliseconds);
}

describe('hard cases get an answer within a second', () => {
  test('a template of 1 MB', () =>
    within(1000, async () => {
      expect((await one('x'.repeat(1 << 20))).length).toBe(1 << 20);
      expect(problemsOf('{{'.repeat(1 << 19))[0]).toMatch(/^1:1048575 /);
      expect(problemsOf('{{ x '.repeat(200_000))[0]).toContain('never closed');
    }));

  test('a million tags that are wrong are not all reported', () =>
    within(1000, async () => {
      expect(problemsOf('{{a b}}'.repeat(150_000)).length).toBeLessThanOrEqual(100);
      expect(await Promise.resolve(problemsOf('x'.repeat((10 << 20) + 1))[0])).toContain('at most');
    }));

  test('a record of 10 MiB, of plain text or of one tag, and not a byte more', () =>
    within(1000, async () => {
      const most = 10 << 20;
      expect((await one('x'.repeat(most))).length).toBe(most);
      const letters = await one(`{{string.alpha(${most})}}`);
      expect(letters.length).toBe(most);
      expect(/[^A-Za-z]/.exec(letters)).toBeNull();
      expect((await one(`{{string.alphanumeric(${most})}}`)).length).toBe(most);
      expect((await one(`{{string.alpha(length=${most}, casing="upper")}}`)).at(-1)).toMatch(
        /[A-Z]/,
      );
      expect(problemsOf(`{{string.alpha(${most + 1})}}`)[0]).toContain('at most 10485760');
      await expect(one(`x{{string.alpha(${most})}}`)).rejects.toThrow('past the limit of 10485760');
    }));

  test('10,000 tags', () =>
    within(1000, async () => {
      const text = await one('{{random.number(0)}},'.repeat(10_000));
      expect(text).toBe('0,'.repeat(10_000));
      expect(problemsOf('{{random.nubmer}}'.repeat(10_000)).length).toBeLessThanOrEqual(100);
    }));

  test('200 levels of nesting', () =>
    within(1000, async () => {
      const open = '{{#repeat 1}}'.repeat(200);
      expect(await one(`${open}x${'{{/repeat}}'.repeat(200)}`)).toBe('x');
      const doubled = `${'{{#repeat 2 ""}}'.repeat(200)}x${'{{/repeat}}'.repeat(200)}`;
      await expect(one(doubled)).rejects.toThrow('at most 100000 repeats');
      const list = `${'['.repeat(200)}1${']'.repeat(200)}`;
      expect(await one(`{{json(${list})}}`)).toBe(list);
      expect(problemsOf(`{{json(${'['.repeat(9000)}`)[0]).toMatch(/deeper than 500|never closed/);
      expect(problemsOf('{{#repeat 1}}'.repeat(9000))[0]).toContain('never closed');
    }));

  test('a repeat of a billion', () =>
    within(1000, async () => {
      expect(problemsOf('{{#repeat 1000000000}}x{{/repeat}}')[0]).toContain('at most 100000');
      const named = '{{let n = number.int(min=1000000000)}}{{#repeat n}}{{/repeat}}';
      await expect(one(named)).rejects.toThrow('at most 100000 repeats');
      expect(problemsOf('{{lorem.words(1000000000)}}')[0]).toContain('100000');
    }));

  test('10,000 values, each made from the one before', () =>
    within(1000, async () => {
      const names = Array.from({ length: 10_000 }, (_, i) => `{{let a${i + 1} = a${i}}}`);
      const chain = `{{let a0 = 1}}${names.join('')}{{a10000}}`;
      await expect(one(chain)).rejects.toThrow('too many named values are made from one another');
    }));

  test('more steps than a number can count', () => {
    const problem = problemsOf('{{random.number({"max":1e308,"precision":1e-300})}}')[0];
    expect(problem).toContain('there are too many steps');
  });

  test('a record over its limit names record, limit and place', async () => {
    const renderer = await rendererOf('ab\n{{#repeat 1000 ""}}0123456789{{/repeat}}', {
      maxBytes: 100,
    });
    const out = new ByteWriter(8);
    out.text('before');
    const result = renderer.render({ recordIndex: 7, dueEpochMs: 0 }, out);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.error).toMatchObject({ recordIndex: 7, line: 2, column: 20 });
      expect(result.error.message).toBe('record 7 grows past the limit of 100 bytes here');
    }
    expect(out.textFrom(0)).toBe('before');
    const row = await rendererOf('0123456789{{random.number(0)}}{{list(["0123456789"])}}', {
      maxBytes: 15,
    });
    const failed = row.render({ recordIndex: 0, dueEpochMs: 0 }, out);
    expect(failed.ok ? 0 : failed.error.column).toBe(31);
  });
});

const PIECES = [
  '{{',
  '}}',
  '{',
  '"',
  "'",
  '(',
  ')',
  '[',
  ']',
  ',',
  '=',
  '..',
  ' ',
  '\n',
  'é',
  '\ud800',
  '1e9',
  '-1',
  '#repeat 3',
  '/repeat',
  '#choose',
  'or',
  '/choose',
  '#maybe 50%',
  'else',
  '/maybe',
  'let a =',
  'a',
  'as b',
  'per=key',
  '{"min":1,"max":',
  '__proto__',
  'constructor',
  'YYYY-MM-DD',
  '{{random.number(5)}}',
  '{{let a = random.uuid}}',
  '{{#repeat 2..3}}{{item}}{{/repeat}}',
  ...[...FUNCTIONS.keys()].filter((_name, i) => i % 7 === 0),
];

const anyTemplate = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), {
  maxLength: 24,
});

describe('laws', () => {
  test('text without tags comes out byte for byte', { timeout: 3_600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('{{')),
        async (text) => {
          expect(await one(text, { oneLine: false })).toBe(text);
          expect(await one(text)).toBe(text.trim().replaceAll(/[\r\n]/g, ''));
        },
      ),
      { numRuns },
    );
  });

  test(
    'a template compiles or has a problem at a place in it, and a record keeps its limit',
    { timeout: 3_600_000 },
    async () => {
      const out = new ByteWriter(64);
      await fc.assert(
        fc.asyncProperty(anyTemplate, fc.boolean(), async (pieces, oneLine) => {
          const source = pieces.join('');
          const compiled = compileTemplate(source, { oneLine });
          if (!compiled.ok) {
            expect(compiled.error.length).toBeGreaterThan(0);
            for (const { offset, length, line, column, message } of compiled.error) {
              expect(message).not.toBe('');
              expect(offset).toBeGreaterThanOrEqual(0);
              expect(offset + length).toBeLessThanOrEqual(source.length + 1);
              expect(line).toBeGreaterThanOrEqual(1);
              expect(column).toBeGreaterThanOrEqual(1);
            }
            return;
          }
          const created = await createRenderer(compiled.value, { seed: 1, maxBytes: LIMIT });
          if (!created.ok) {
            expect(created.error[0]?.message).not.toBe('');
            return;
          }
          out.clear();
          const context = { recordIndex: 3, dueEpochMs: 1e12, key: 'k', shardId: 's' };
          const result = created.value.render(context, out);
          expect(out.length).toBeLessThanOrEqual(LIMIT);
          if (!result.ok) expect(result.error.message).toContain('record 3');
        }),
        { numRuns },
      );
    },
  );
});
