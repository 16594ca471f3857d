import { expect, it } from 'vitest';
import { bucketWindows } from './bucket-windows.ts';

function windows(count: number) {
  return Array.from({ length: count }, (_, t) => ({
    t,
    target: 10,
    offered: t,
    accepted: t,
    throttled: 0,
    dropped: 0,
  }));
}

it('leaves short runs as they are', () => {
  expect(bucketWindows(windows(300), 300)).toEqual(windows(300));
});

it('doubles the width of buckets until they fit, and keeps means', () => {
  const buckets = bucketWindows(windows(1000), 300);
  expect(buckets).toHaveLength(250);
  expect(buckets[1]).toMatchObject({ t: 4, target: 10, offered: 5.5 });
});
