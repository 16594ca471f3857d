import { describe, expect, it } from 'vitest';
import { checkEndpoint } from './endpoint-fields.ts';

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
