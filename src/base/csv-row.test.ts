import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvCell, csvRow } from './csv-row.ts';

it('quotes what would end a cell, in files with semicolons or tabs too', () => {
  expect(csvRow(['a', 'b,c', 'say "hi"', 'x;y', 'x\ty', 'x\r\ny', 1.5, true, undefined])).toBe(
    'a,"b,c","say ""hi""","x;y","x\ty","x\r\ny",1.5,true,',
  );
});

it.each([
  '=HYPERLINK("http://x","y")',
  '+1',
  '-5,"x"',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  ' =1+1',
  '\u00a0=1',
  '\ufeff=1',
  '\u200b@SUM(A1)',
  '\u0000=1',
  '\v+1',
  '\u2212 1',
  '﹢1',
  '﹣1',
  '﹦1',
  '﹫x',
])('keeps %j from being a formula', (text) => {
  expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
});

it('leaves numbers alone, whatever their sign', () => {
  expect(csvRow([-5, 1e21, 0])).toBe('-5,1e+21,0');
});

it('starts no cell with what a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(csvCell(text).replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
});
