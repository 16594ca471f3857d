import { expect, it } from 'vitest';
import { checkJson } from './json-check.ts';

it('finds nothing in JSON, and nothing in what is not meant to be JSON', () => {
  expect(checkJson(['{"a":1}', '[1,2]', 'a,b,c', '127.0.0.1 - -'])).toBeUndefined();
});

it('says which record is not JSON, and where', () => {
  expect(checkJson(['{"a":1}', '{"a":1,}'])).toMatchObject({ record: 2, position: 7 });
  expect(checkJson(['{"a":'])?.message).toMatch(/end of JSON/);
});
