import { expect, test } from 'vitest';
import { mayNeedPermission } from '../state/connection/try-endpoint.ts';
import { simulateLine } from './simulate-line.ts';

test.each([
  ['http://localhost:4173', 'http://localhost:4567', ''],
  ['http://127.0.0.1:4173', 'http://localhost:4568', ' --port 4568'],
  ['https://lab.example', 'http://localhost:4567', ' --allow-origin https://lab.example'],
  ['https://lab.example', 'http://127.0.0.1:9', ' --port 9 --allow-origin https://lab.example'],
  ['https://lab.example', 'not an address', ' --allow-origin https://lab.example'],
])('a page of %s that looks at %s is told how to start it', (page, endpoint, flags) => {
  expect(simulateLine(page, endpoint)).toBe(`npx shardlab simulate${flags}`);
});

test('only a page from elsewhere needs leave to reach this machine', () => {
  expect(mayNeedPermission('https://lab.example/#/records', 'http://localhost:4567')).toBe(true);
  expect(mayNeedPermission('http://127.0.0.1:4173/', 'http://localhost:4567')).toBe(false);
  expect(mayNeedPermission('https://lab.example/', 'https://kinesis.example')).toBe(false);
});
