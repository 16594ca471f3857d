import { describe, expect, it, test } from 'vitest';
import { checkEndpoint, simulateLine } from './endpoint-fields.ts';
import { mayNeedPermission } from '../state/connection/try-endpoint.ts';

const GOOD = {
  url: 'http://localhost:4567',
  region: 'us-east-1',
  accessKeyId: 'test',
  secretAccessKey: 'test',
};

describe('the fields of an endpoint', () => {
  it('takes a port on this machine', () => {
    expect(checkEndpoint(GOOD)).toEqual({});
    expect(checkEndpoint({ ...GOOD, url: 'https://127.0.0.1:4567/' })).toEqual({});
  });

  it.each([
    ['', /not a URL/],
    ['localhost:4567', /http:\/\//],
    ['javascript:alert(1)', /http:\/\//],
    ['http://example.com', /--connect http:\/\/example.com/],
    ['http://localhost:4567/path', /no path/],
  ])('says what is wrong with %j', (url, words) => {
    expect(checkEndpoint({ ...GOOD, url }).url).toMatch(words);
  });

  it('takes an origin of the configuration, and says which there are', () => {
    const origins = ['https://kinesis.example.org'];
    expect(checkEndpoint({ ...GOOD, url: 'https://kinesis.example.org' }, origins)).toEqual({});
    expect(checkEndpoint({ ...GOOD, url: 'http://kinesis.example.org' }, origins).url).toMatch(
      /and https:\/\/kinesis\.example\.org\. To reach/,
    );
    expect(checkEndpoint({ ...GOOD, url: 'https://me:pw@localhost' }, origins).url).toMatch(/name/);
  });

  it('names each empty field', () => {
    const empty = { url: '', region: '', accessKeyId: ' ', secretAccessKey: '' };
    expect(Object.keys(checkEndpoint(empty))).toEqual(Object.keys(empty));
  });
});

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
