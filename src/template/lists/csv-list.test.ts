import { describe, expect, test } from 'vitest';
import { readList, readLists, listHeader } from './csv-list.ts';
import { completeTemplate } from '../editor/complete.ts';
import { one, problemsOf } from '../testing/render.ts';

const table = { columns: ['name', 'city'], rows: [['Ada', 'London']] };

describe('CSV lists', () => {
  test.each([
    'sep=;\nname;city\nAda;London',
    '\ufeffsep=;\r\nname;city\r\nAda;London\r\n',
    '"sep=;"\nname;city\nAda;London',
    'SEP=|\nname|city\nAda|London',
    'sep=\t\nname\tcity\nAda\tLondon',
    'sep=,\nname,city\nAda,London',
    'name;city\nAda;London',
  ])("%j: Excel's first line is none of the rows", (csv) => {
    expect(readList({ csv })).toEqual({ ok: true, value: table });
    expect(listHeader('people', { csv })).toMatchObject({ columns: ['name', 'city'] });
  });

  test('sep= further down, or as a column, is a value', () => {
    expect(readList({ csv: 'sep=;x\n1' })).toMatchObject({ value: { columns: ['sep=', 'x'] } });
    expect(readList({ csv: 'a\nsep=;' })).toMatchObject({ value: { rows: [['sep=;']] } });
  });

  test.each([
    ['name,city\nAda,"London\nGrace,New York\n', 2],
    ['sep=;\r\nname;city\r\nAda;London\r\n"Grace;New York', 4],
    ['"name,city\nAda,London', 1],
    ['name,city\n"Ada ""A"" L",London\n"Gra""ce,x', 3],
    ['name,note\n"two\nlines",x\n"open', 4],
  ])('%j: a quote that never closes is refused with its line', (csv, line) => {
    expect(readList({ csv })).toEqual({
      ok: false,
      error: `the quote that opens in line ${line} is never closed`,
    });
    expect(readLists({ people: { csv } })).toEqual({
      ok: false,
      error: `The list "people" cannot be used: the quote that opens in line ${line} is never closed.`,
    });
  });

  test('columns without a name are no mistake, and are not offered', async () => {
    const csv = 'name,,city,\nAda,1,London,2';
    const read = readList({ csv });
    if (!read.ok) throw new Error(read.error);
    const lists = new Map([['people', read.value]]);
    const header = [listHeader('people', { csv })];
    for (const source of ['{{', '{{csv("people", "'])
      for (const { insert } of completeTemplate(source, source.length, header)?.items ?? [])
        expect(insert).not.toMatch(/^$|""/);
    expect(await one('{{csv("people")}} {{csv("people", "city")}}', { lists })).toBe('Ada London');
    expect(problemsOf('{{csv("people", "")}}', { lists })[0]).toBe(
      '1:3 csv: "people" has no column ""; its columns are name, city',
    );
    expect(readList({ csv: ',,\n1,2,3' })).toEqual({
      ok: false,
      error: 'its first line names no column',
    });
    expect(readList({ csv: 'a,b,a\n1,2,3' })).toMatchObject({ ok: false });
  });
});
