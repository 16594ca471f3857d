import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonMistake } from './json-mistake.ts';

describe('jsonMistake', () => {
  test.each([
    ['{"a":x}', 5, 'expected a value'],
    ['{"a":1 "b":2}', 7, 'expected a comma or }'],
    ['[1,2', 4, 'expected a comma or ], but the record ends'],
    ['{a:1}', 1, 'expected a field name in double quotes'],
    ['{"a" 1}', 5, 'expected a colon after the field name'],
    ['{"a":"x\ny"}', 7, 'a line break or control character may not stand in quotes'],
    ['{"a":"say \\x"}', 10, 'a backslash may not stand here'],
    ['{"a":1}}', 7, 'the JSON ends before this'],
    ['{"a":01}', 6, 'expected a comma or }'],
    ['"abc', 4, 'a text in quotes is not closed, but the record ends'],
    ['', 0, 'expected a value, but the record ends'],
  ])('%j fails at %i: %s', (text, position, message) => {
    expect(jsonMistake(text)).toEqual({ position, message });
  });

  test('agrees with JSON.parse', () => {
    const pieces = fc.constantFrom(
      ...'{ } [ ] , : " "a" 1 -0.5e3 01 . true nul \\n \\u00e9 \n é'.split(' '),
      ' ',
    );
    const anyText = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.json(),
      fc.json().chain((text) => fc.nat(text.length).map((cut) => text.slice(0, cut))),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(jsonMistake(text) === undefined).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });

  test('100,000 levels deep', () => {
    expect(jsonMistake('['.repeat(100_000))?.position).toBe(100_000);
    expect(jsonMistake('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
  });
});
