import { expect, it } from 'vitest';
import { capacityFor } from './needed-capacity.ts';

it('needs as many shards as the tighter limit asks for', () => {
  expect(capacityFor(1000, 200)).toEqual({ bytesPerSecond: 200_000, shards: 1, limit: 'records' });
  expect(capacityFor(1001, 200).shards).toBe(2);
  expect(capacityFor(100, 50_000)).toMatchObject({ shards: 5, limit: 'bytes' });
  expect(capacityFor(0.1, 1).shards).toBe(1);
});
