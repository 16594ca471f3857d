import { expect, it } from 'vitest';
import { noShardsText } from './no-shards-text.ts';

const GONE = { kind: 'not-found', name: 'ResourceNotFoundException', message: 'Gone.' } as const;

it.each([
  [undefined, undefined, 'No shards to show', 'Choose a stream above'],
  // A stream is chosen: nobody is asked to choose one.
  ['orders', undefined, 'Loading the shards', 'shards of orders are being listed'],
  ['orders', GONE, 'The shards of orders are not known', 'ResourceNotFoundException: Gone.'],
] as const)('stream %s, failure %o: %s', (stream, failure, title, text) => {
  const found = noShardsText(stream, failure);
  expect(found.title).toBe(title);
  expect(found.text).toContain(text);
});
