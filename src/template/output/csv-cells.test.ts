import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../program/byte-writer.ts';
import { one, rendererOf } from '../testing/render.ts';

const lists = new Map([
  [
    'bad',
    {
      columns: ['formula', 'comma', 'quote', 'line', 'number'],
      rows: [['=1+1', 'a, b', 'say "hi"', 'x\ny', '-12.5e3']],
    },
  ],
]);

const csv = (template: string): Promise<string> => one(template, { isCsv: true, lists });
const cell = (column: string): string => `{{csv("bad", "${column}")}}`;

describe('output as CSV', () => {
  test.each([
    '=cmd|x',
    '+1',
    '@SUM(A1)',
    '-2+3',
    '\tx',
    '\rx',
    '=',
    '-',
    ' =1',
    '\u00a0=1',
    '\ufeff@x',
    '＝1',
    '\u2212x',
  ])('a value that is %j is no formula', async (value) => {
    const row = new Map([['v', { columns: ['v'], rows: [[value]] }]]);
    const isNumber = /^[-+]\d+$/.test(value);
    const alone = await one('a,{{list("v")}},b', { isCsv: true, lists: row });
    const expected = isNumber ? value : `'${value}`;
    expect(alone).toBe(/[\r\t]/.test(value) ? `a,"${expected}",b` : `a,${expected},b`);
    const quoted = await one('"{{list("v")}}"', { isCsv: true, lists: row });
    expect(quoted).toBe(`"${expected}"`);
  });

  test('blanks of the author before a value hide no formula', async () => {
    expect(await csv(`1, ${cell('formula')}`)).toBe("1,' =1+1");
    expect(await csv(`1," ${cell('formula')}"`)).toBe('1,"\' =1+1"');
    expect(await csv(`1, ${cell('number')}, -x`)).toBe('1, -12.5e3, -x');
  });

  test('a value with a semicolon or a tab stays one cell in files parted by these', async () => {
    const row = new Map([['v', { columns: ['v'], rows: [['x;=1\t=2']] }]]);
    expect(await one('{{list("v")}};b', { isCsv: true, lists: row })).toBe('"x;=1\t=2";b');
  });

  test('numbers stay numbers, and what the author wrote stays as it is', async () => {
    expect(await csv(`${cell('number')},{{random.number(min=-3,max=-3)}}`)).toBe('-12.5e3,-3');
    expect(await csv('=A1,@x,{{"=B2"}},"-z"')).toBe('=A1,@x,=B2,"-z"');
    expect(await csv(`x${cell('formula')},-${cell('formula')}`)).toBe('x=1+1,-=1+1');
    expect(await csv(`${cell('number')}+1`)).toBe("'-12.5e3+1");
  });

  test('values with commas, quotes and line breaks are quoted', async () => {
    expect(await csv(`1,${cell('comma')},2`)).toBe('1,"a, b",2');
    expect(await csv(`${cell('quote')};x`)).toBe('"say ""hi""";x');
    expect(await csv(`"${cell('quote')}",${cell('line')}`)).toBe('"say ""hi""","x\ny"');
    expect(await csv(`Hello ${cell('comma')}!`)).toBe('"Hello a, b!"');
    expect(await csv(`"a ""b"" ${cell('formula')}","c,d"`)).toBe('"a ""b"" =1+1","c,d"');
  });

  test('in blocks, separators are the author’s', async () => {
    expect(await csv(`{{#repeat 2}}${cell('formula')}{{/repeat}}`)).toBe("'=1+1,'=1+1");
    expect(await csv(`a{{#choose}},${cell('comma')}{{/choose}}{{#maybe 1}},z{{/maybe}}`)).toBe(
      'a,"a, b",z',
    );
    expect(await csv(`{{let v = csv("bad", "formula")}}{{v}},{{v}}`)).toBe("'=1+1,'=1+1");
  });

  test('padding and the limit of a record count what is written', async () => {
    expect(await csv(`${cell('quote')},{{pad(20, with="_")}}x`)).toBe('"say ""hi""",______x');
    const out = new ByteWriter(8);
    const context = { recordIndex: 0, dueEpochMs: 0 };
    const options = { isCsv: true, lists };
    const renderer = await rendererOf(`ab,${cell('comma')}`, { ...options, maxBytes: 10 });
    expect(renderer.render(context, out).ok).toBe(true);
    expect(out.textFrom(0)).toBe('ab,"a, b"\n');
    const tight = await rendererOf(`abc,${cell('comma')}`, { ...options, maxBytes: 9 });
    const before = out.length;
    expect(tight.render(context, out).ok).toBe(false);
    expect(out.length).toBe(before);
  });
});
