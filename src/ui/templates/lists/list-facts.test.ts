import { describe, expect, it } from 'vitest';
import { fromFile, listFacts, nameProblem } from './list-facts.ts';

describe('a list of a template', () => {
  it('says what is in it and how it is used', () => {
    expect(listFacts('cities', { lines: 'Oslo\nParis\n\n' })).toEqual({
      words: '2 values, 12 B',
      usage: '{{list("cities")}}',
    });
    expect(listFacts('people', { csv: 'name;city\nAda;London\n' })).toEqual({
      words: '2 columns (name, city), 1 row, 21 B',
      usage: '{{csv("people", "name")}}',
    });
  });

  it('says why it cannot be one', () => {
    expect(listFacts('a', { lines: ' \n'.repeat(100_001) })).toEqual({
      problem: 'This is no list that can be used: it has 100001 rows; at most 100000 are kept.',
    });
    expect(listFacts('a', { lines: '' })).toHaveProperty('problem');
    expect(listFacts('a', { csv: 'name\n' })).toHaveProperty('problem');
    expect(listFacts('a', { lines: 'x'.repeat(5 << 20) })).toEqual({
      problem: 'It has 5.0 MiB; at most 4.0 MiB are kept. Use a shorter list.',
    });
  });

  it('has a name that a template can say', () => {
    expect(nameProblem('cities', ['towns'])).toBeUndefined();
    expect(nameProblem('', [])).toContain('missing');
    expect(nameProblem('__proto__', [])).toContain('another');
    expect(nameProblem('a"b', [])).toContain('quotes');
    expect(nameProblem('towns', ['towns'])).toContain('already');
    expect(fromFile('my "people".v2.CSV', 'a,b')).toEqual({
      name: 'my people.v2',
      list: { csv: 'a,b' },
    });
    expect(fromFile('words.txt', 'a')).toEqual({ name: 'words', list: { lines: 'a' } });
  });
});
