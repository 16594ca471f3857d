import { describe, expect, test } from 'vitest';
import {
  checkCreate,
  isBegun,
  parseTags,
  wholeNumber,
  type CreateFields,
} from './create-fields.ts';

const good: CreateFields = {
  name: 'sensors',
  mode: 'PROVISIONED',
  shards: '4',
  retention: '24',
  tags: '',
};

test('a good dialog has no problem', () => {
  expect(checkCreate(good, ['other'])).toEqual({});
});

describe.each([
  ['name', ['', 'a b', 'ü', 'x'.repeat(129), 'taken']],
  ['shards', ['', '0', '-1', '1e9', 'abc', '2.5', '20001']],
  ['retention', ['', '23', '8761', 'a day', '24.5']],
  ['tags', ['=x', 'a=1\na=2', `${'k'.repeat(129)}=1`, `k=${'v'.repeat(257)}`]],
] as const)('%s', (field, values) => {
  test.each(values)('refuses "%s" in words', (value) => {
    const problems = checkCreate({ ...good, [field]: value }, ['taken']);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(/\.$/);
  });
});

test('on demand asks for no number of shards', () => {
  expect(checkCreate({ ...good, mode: 'ON_DEMAND', shards: 'abc' }, [])).toEqual({});
});

test('tags are lines of key=value', () => {
  expect(parseTags('course = IoT\n\n team=a=b \nbare')).toEqual({
    ok: true,
    value: { course: 'IoT', team: 'a=b', bare: '' },
  });
  expect(parseTags(Array.from({ length: 51 }, (_, i) => `k${i}=`).join('\n'))).toMatchObject({
    ok: false,
  });
});

test('whole numbers only', () => {
  expect(wholeNumber(' 12 ', 1, 20)).toBe(12);
  expect(wholeNumber('0x10', 1, 20)).toBeUndefined();
});

test('a name outside what the role may create says the action and the names that it may', () => {
  const allowed = ['lab-ana-'];
  const problem = (name: string): string | undefined =>
    checkCreate({ ...good, name }, [], allowed).name;
  expect(problem('lab-ana-1')).toBeUndefined();
  expect(problem('sensors')).toBe(
    'Not allowed: kinesis:CreateStream. Your role has it on streams named lab-ana-…',
  );
  expect(problem('lab-ben-1')).toContain('kinesis:CreateStream');
  expect(problem('lab-a')).toContain('kinesis:CreateStream');
  expect(problem('ü')).toBe('Use letters, digits, underscore, dot and hyphen only.');
  expect(['lab-a', 'lab-b', 'sensors'].map((name) => isBegun(name, allowed))).toEqual([
    true,
    false,
    false,
  ]);
});
