import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GALLERY } from '../../../template/gallery.ts';
import { editedField, jsonFields, replaceField } from './json-fields.ts';

function shown(template: string): string[] | undefined {
  return jsonFields(template)?.map(
    ({ path, kind, text, readOnly }) =>
      `${path} ${kind} ${text}${readOnly === undefined ? '' : ' (read-only)'}`,
  );
}

describe('the fields of a JSON template', () => {
  it('finds literals, texts and calls at any depth', () => {
    expect(
      shown(`{{let s = number.int(5)}}{
        "id": {{random.uuid}}, "name": "{{name.first}} {{name.last}}", "n": -1.5,
        "tags": ["a", {{number.int({"min":1,"max":2})}}], "o": {"ok": true, "e": ""}
      }`),
    ).toEqual([
      'id call random.uuid',
      'name text {{name.first}} {{name.last}}',
      'n literal -1.5',
      'tags[0] text a',
      'tags[1] call number.int({"min":1,"max":2})',
      'o.ok literal true',
      'o.e text ',
    ]);
  });

  it('leaves alone, with the reason, what it cannot express', () => {
    expect(shown('{"a": 1{{number.int(9)}}, "b": {{number.int(9)}}5}')).toEqual([
      'a literal 1{{number.int(9)}} (read-only)',
      'b literal {{number.int(9)}}5 (read-only)',
    ]);
    expect(shown('{"a": 1{{#maybe 5%}}, "b": 2{{/maybe}}, "c": 3}')).toEqual([
      'a literal 1',
      'b literal 2 (read-only)',
      'c literal 3',
    ]);
  });

  it('says that text is no JSON object', () => {
    for (const text of ['', 'a,b', '[1]', '{"a" 1}', '{"a": "x}', '{{name.first', '{"a":1} x'])
      expect(jsonFields(text)).toBeUndefined();
  });

  it('rewrites only the touched span', () => {
    const template = '{ "a": "x",\n  "b": {{random.uuid}} }';
    const [a, b] = jsonFields(template) ?? [];
    expect(a && replaceField(template, a, 'y')).toBe('{ "a": "y",\n  "b": {{random.uuid}} }');
    expect(b && replaceField(template, b, 'seq')).toBe('{ "a": "x",\n  "b": {{seq}} }');
  });

  it('reads the JSON templates of the gallery', () => {
    for (const { format, template } of GALLERY)
      if (format === 'json' && template.includes('"'))
        for (const field of jsonFields(template) ?? [])
          expect(template.slice(field.from, field.to)).toBe(field.text);
  });

  it('ends on any text', () => {
    const odd = fc.string({
      unit: fc.constantFrom('{', '}', '"', '[', ']', ',', ':', '{{', '}}', 'a', '1', '#', '\\'),
    });
    fc.assert(
      fc.property(odd, (text) => {
        for (const field of jsonFields(text) ?? [])
          expect(replaceField(text, field, field.text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});

it('what would change more than the value is not taken over', () => {
  const template = '{"n": 1, "t": "a", "c": {{seq}}, "l": [1, "z"]}';
  const edit = (path: string, text: string): string | undefined => {
    const field = jsonFields(template)?.find((one) => one.path === path);
    return field && editedField(template, field, text);
  };
  for (const text of ['list("a', 'random.number({', 'seq}} {{now'])
    expect(edit('c', text)).toBe(undefined);
  expect(edit('c', 'list("a")')).toContain('"c": {{list("a")}}, "l"');
  for (const text of ['say "', 'x", "y": "z', '{{now']) expect(edit('t', text)).toBe(undefined);
  expect(edit('t', String.raw`say \"hi\" {{now("ms")}}`)).toContain(
    String.raw`"say \"hi\" {{now("ms")}}"`,
  );
  for (const text of ['', '[', '2, "x": 3', '{"a": 1}']) expect(edit('n', text)).toBe(undefined);
  expect(edit('n', '-2.5')).toContain('"n": -2.5, ');
  expect(edit('l[1]', 'y')).toContain('[1, "y"]');
});
