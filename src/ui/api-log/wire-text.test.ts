import { expect, it } from 'vitest';
import { decodedJson, parseJson } from './wire-text.ts';

it('shows what base64 data says beside it', () => {
  const body = JSON.stringify({ Data: 'aGVsbG8=', PartitionKey: 'aGVsbG8=' });
  expect(decodedJson(body)).toContain('"aGVsbG8=  =  hello"');
  expect(decodedJson(body)).toContain('"PartitionKey": "aGVsbG8="');
});

it('leaves bytes that are no text, and bodies that were cut short, alone', () => {
  expect(decodedJson('{"Data":"/w=="}')).toContain('"/w=="');
  expect(decodedJson('{"Data":"aGVs')).toBeUndefined();
  expect(parseJson('')).toBeUndefined();
});
