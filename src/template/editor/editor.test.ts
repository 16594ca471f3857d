import { gunzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../base/utf8.ts';
import { checkCommonSchema } from '../output/common-schema.ts';
import { compileTemplate } from '../compile/compile.ts';
import { completeTemplate, hoverTemplate } from './complete.ts';
import { listFromCsv, listHeader } from '../lists/csv-list.ts';
import { delimiterFor, encodeRecord } from '../output/encode-record.ts';
import { highlightTemplate } from './highlight.ts';
import { problemsOf, rendererOf } from '../testing/render.ts';

describe('highlighting', () => {
  test('words inside tags, also unfinished ones', () => {
    const source = 'x {{let a = random.number(min=1)}} {{#repeat 2 ", "}}{{! hm }}{{"a';
    const shown = highlightTemplate(source).map(
      ({ kind, offset, length }) => `${kind}:${source.slice(offset, offset + length)}`,
    );
    expect(shown).toEqual([
      'brace:{{',
      'keyword:let',
      'name:a',
      'function:random.number',
      'name:min',
      'number:1',
      'brace:}}',
      'brace:{{',
      'keyword:repeat',
      'number:2',
      'string:", "',
      'brace:}}',
      'brace:{{',
      'comment:! hm ',
      'brace:}}',
      'brace:{{',
      'string:"a',
    ]);
  });

  test('objects in a tag do not end it', () => {
    const source = '{{random.number({"a":{"b":1}})}}}}';
    const braces = highlightTemplate(source).filter(({ kind }) => kind === 'brace');
    expect(braces.map(({ offset }) => offset)).toEqual([0, 30]);
  });
});

describe('completion and hover', () => {
  test('functions, names and blocks inside tags only', () => {
    const source = '{{let device = random.uuid}}{{de';
    const found = completeTemplate(source, source.length);
    expect(found?.from).toBe(source.length - 2);
    expect(found?.items[0]).toMatchObject({ label: 'device', kind: 'name' });
    expect(completeTemplate('{{random.u', 10)?.items.map(({ label }) => label)).toContain(
      'random.uuid',
    );
    expect(completeTemplate('{{uuid', 6)?.items.map(({ label }) => label)).toContain('string.uuid');
    expect(completeTemplate('{{#re', 5)?.items[0]?.insert).toBe('#repeat 1..3');
    expect(completeTemplate('abc', 3)).toBeUndefined();
    expect(completeTemplate('{{a}} b', 7)).toBeUndefined();
    expect(completeTemplate('{{list("a', 9)).toBeUndefined();
  });

  test('lists of the template, their names and their columns', () => {
    const lists = [
      listHeader('cities', { lines: 'Oslo\nParis' }),
      listHeader('people', { csv: 'name;town\n"Ada ""A"" L";London' }),
    ];
    const labels = (source: string) =>
      completeTemplate(source, source.length, lists)?.items.map(({ label }) => label);
    expect(labels('{{cit')).toContain('list("cities")');
    expect(labels('{{town')).toEqual(['csv("people", "town")']);
    expect(labels('{{list("')).toEqual(['cities']);
    expect(labels('{{csv("pe')).toEqual(['people']);
    expect(labels('{{csv("people", "')).toEqual(['name', 'town']);
    expect(labels('{{csv("nobody", "')).toBeUndefined();
    expect(labels('{{upper("')).toBeUndefined();
    expect(lists[1]).toEqual({
      name: 'people',
      columns: ['name', 'town'],
      first: ['Ada "A" L', 'London'],
    });
  });

  test('hover finds the function under the pointer', () => {
    const found = hoverTemplate('x{{date.now("YYYY")}}', 6);
    expect(found).toMatchObject({ offset: 3, length: 8, entry: { name: 'date.now' } });
    expect(hoverTemplate('date.now', 3)).toBeUndefined();
  });
});

describe('problems', () => {
  test('stand at their place in the text as typed, whatever was removed from it', () => {
    const source = '{\r\n "a": {{random\n.nubmer}},\n\n "b": {{firstNam}}\n}';
    const compiled = compileTemplate(source);
    const errors = compiled.ok ? [] : compiled.error;
    expect(errors.map(({ offset, length }) => source.slice(offset, offset + length))).toEqual([
      'random\n.nubmer',
      'firstNam',
    ]);
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 9],
      [5, 9],
    ]);
    expect(errors[0]?.suggestion).toBe('random.number');
  });

  test('old names get a hint, not an error', () => {
    const compiled = compileTemplate('{{name.firstName}}');
    expect(compiled.ok && compiled.value.hints[0]).toMatchObject({
      severity: 'hint',
      suggestion: 'person.firstName',
      offset: 2,
      length: 14,
    });
  });

  test('an old name is offered its new one only where that makes the same', () => {
    const offers: readonly (readonly [string, string | undefined])[] = [
      ['{{random.number(5)}}', 'number.int'],
      ['{{random.number({"min":1,"max":5})}}', 'number.int'],
      ['{{random.number}}', undefined],
      ['{{random.number({"max":1,"precision":0.1})}}', undefined],
      ['{{random.arrayElement(["a"])}}', 'helpers.arrayElement'],
      ['{{phone.phoneNumber("##")}}', undefined],
      ['{{phone.phoneNumber}}', 'phone.number'],
    ];
    for (const [source, offer] of offers) {
      const compiled = compileTemplate(source);
      expect(compiled.ok && compiled.value.hints[0]?.suggestion, source).toBe(offer);
    }
  });

  test('wrong arguments are said in words', () => {
    const said: readonly (readonly [string, string])[] = [
      ['{{number.int({"min":5,"max":1})}}', 'min (5) is greater than max (1)'],
      ['{{random.arrayElement([])}}', 'is empty'],
      ['{{random.arrayElement(5)}}', 'must be a list such as'],
      ['{{random.number("many")}}', 'max must be a number, not "many"'],
      ['{{date.now(7)}}', 'must be text such as "YYYY-MM-DD"'],
      [
        '{{random.weightedArrayElement({"weights":[-1,2],"data":[1,2]})}}',
        'a weight may not be -1',
      ],
      ['{{internet.ip', 'never closed'],
      ['{{random.number({"min":1,)}}', 'expected a name or }'],
      ['{{random.number(5}}', 'expected , or )'],
      ['{{random.number 5}}', 'expected }} but found "5"'],
    ];
    for (const [source, words] of said) expect(problemsOf(source)[0], source).toContain(words);
  });
});

describe('places', () => {
  test('say which tag made which part of a record', async () => {
    const source = '{"é":\n{{random.number(0)}},{{#repeat 2}}"x"{{/repeat}} {{list(["ok"])}}!';
    const renderer = await rendererOf(source, { trace: true });
    const placed = renderer.renderPlaced({ recordIndex: 0, dueEpochMs: 0 });
    if (!placed.ok) throw new Error(placed.error.message);
    const { text, places } = placed.value;
    expect(text).toBe('{"é":0,"x","x" ok!');
    const at = text.indexOf('ok');
    const place = places.findLast(({ offset }) => offset <= at);
    const { offset = 0, length = 0 } = place?.source ?? {};
    expect(source.slice(offset, offset + length)).toBe('{{list(["ok"])}}');
  });
});

describe('the common schema', () => {
  test('is checked', () => {
    const good = { log_type: 'a', log_id: '1', time: '2026-01-01T00:00:00Z' };
    expect(checkCommonSchema(JSON.stringify(good))).toBeUndefined();
    expect(checkCommonSchema(JSON.stringify({ ...good, time: 'soon' }))).toContain('"time"');
    expect(checkCommonSchema(JSON.stringify({ ...good, log_id: '' }))).toBe('"log_id" is missing');
    expect(checkCommonSchema('[1]')).toContain('not a JSON object');
    expect(checkCommonSchema('{')).toContain('not JSON');
  });
});

describe('encodings', () => {
  test('gzip, and base64 for bytes', () => {
    const text = encodeUtf8('hello hello hello');
    const packed = encodeRecord(text, { output: 'text', compression: 'gzip' });
    expect(packed.ok && decodeUtf8(gunzipSync(packed.value))).toBe('hello hello hello');
    const again = encodeRecord(text, { output: 'text', compression: 'gzip' });
    expect(again).toEqual(packed);
    const bytes = encodeRecord(encodeUtf8('AP8=\n'), { output: 'base64', compression: 'none' });
    expect(bytes.ok && [...bytes.value]).toEqual([0, 255]);
    const bad = encodeRecord(text, { output: 'base64', compression: 'none' });
    expect(bad.ok ? '' : bad.error).toContain('not base64');
    expect(encodeRecord(text, { output: 'text', compression: 'none' })).toEqual({
      ok: true,
      value: text,
    });
    expect(delimiterFor({ output: 'text', compression: 'gzip' }, '\n')).toBe('');
    expect(delimiterFor({ output: 'text', compression: 'none' }, '\n')).toBe('\n');
  });
});

describe('CSV', () => {
  test('quotes, line breaks in them, short rows, a byte order mark', () => {
    expect(listFromCsv('\ufeffa,b\r\n"x ""y"", z","1\n2"\n\nq')).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['x "y", z', '1\n2'],
        ['q', ''],
      ],
    });
  });
});
