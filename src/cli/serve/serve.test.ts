import { expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { connectFlag } from './serve.ts';

it.each([
  ['https://kinesis.example.org', 'https://kinesis.example.org'],
  ['HTTPS://Kinesis.Example.org/path?query', 'https://kinesis.example.org'],
  ['http://10.0.0.1:4567', 'http://10.0.0.1:4567'],
  ['wss://example.org', 'wss://example.org'],
])('--connect %s adds the origin %s', (text, origin) => {
  expect(connectFlag(text)).toBe(origin);
});

it.each([
  ['', 'no address'],
  ['example.org', 'no scheme'],
  ['ftp://example.org', 'a scheme that pages do not call'],
  ['https://*.example.org', 'a wildcard of the security policy'],
  ["https://a.org;script-src'self'", 'a further directive of the security policy'],
  ['https://a.org%20https://b.org', 'a second origin'],
])('--connect "%s" is refused: %s', (text) => {
  expect(() => connectFlag(text)).toThrow(UsageError);
});
