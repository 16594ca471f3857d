import hdr from 'hdr-histogram-js';
import { describe, expect, it } from 'vitest';
import { Sfc32 } from '../../base/random.ts';
import { Histogram } from '../accounts/histogram.ts';
import { Receipts } from '../accounts/receipts.ts';
import { recordDigest } from '../accounts/record-digest.ts';
import { chiSquare, expectedIndex, hotShardIndex, upperGamma } from './evenness-statistics.ts';
import { SequenceText } from '../../kinesis/sequence-numbers/sequence-digits.ts';

const even = (count: number): number[] => Array.from({ length: count }, () => 1 / count);

describe('statistics', () => {
  it('hot-shard index: the busiest shard against an equal share', () => {
    expect(hotShardIndex([100, 0, 0, 0], even(4))).toBe(4);
    expect(hotShardIndex([50, 50], even(2))).toBe(1);
    expect(hotShardIndex([75, 25], even(2))).toBe(1.5);
    expect(hotShardIndex([0, 0], even(2))).toBe(0);
  });

  it.each([
    ['equal parts', even(16), 1000],
    ['equal parts', even(64), 10_000],
    ['parts as after one split', [0.5, 0.25, 0.25], 1000],
  ])('the expected index is near what balls in bins give: %s', (_, shares, records) => {
    const random = new Sfc32(3);
    const equal = even(shares.length);
    let sum = 0;
    for (let round = 0; round < 50; round += 1) {
      const counts = shares.map(() => 0);
      for (let i = 0; i < records; i += 1) {
        let at = random.next();
        const shard = shares.findIndex((share) => (at -= share) < 0);
        counts[shard] = (counts[shard] ?? 0) + 1;
      }
      sum += hotShardIndex(counts, equal);
    }
    const simulated = sum / 50;
    expect(expectedIndex(records, shares, equal)).toBeGreaterThan(simulated * 0.98);
    expect(expectedIndex(records, shares, equal)).toBeLessThan(simulated * 1.15);
  });

  it('the expected index has no luck where keys are not drawn, and never more than everything', () => {
    expect(expectedIndex(Number.POSITIVE_INFINITY, [0.5, 0.25, 0.25], even(3))).toBe(1.5);
    expect(expectedIndex(10, [1, 0, 0], even(3))).toBeCloseTo(3, 9);
    expect(expectedIndex(1, even(8), even(8))).toBeLessThanOrEqual(8);
  });

  it('chi-square against shares that were drawn themselves allows for their luck', () => {
    const random = new Sfc32(11);
    const draw = (records: number): number[] => {
      const counts = even(4).map(() => 0);
      for (let i = 0; i < records; i += 1) {
        const shard = random.below(4);
        counts[shard] = (counts[shard] ?? 0) + 1;
      }
      return counts;
    };
    let called = 0;
    let naive = 0;
    for (let round = 0; round < 100; round += 1) {
      const shares = draw(200).map((count) => count / 200);
      const counts = draw(10_000);
      if (chiSquare(counts, shares, 200).p < 0.01) called += 1;
      if (chiSquare(counts, shares).p < 0.01) naive += 1;
    }
    expect(called).toBeLessThanOrEqual(4);
    expect(naive).toBeGreaterThan(80);
  });

  it('chi-square agrees with known values', () => {
    // Upper tail: 3.841 at 1 df and 16.919 at 9 df are the 5 % points, 21.666 at 9 df the 1 %.
    expect(upperGamma(0.5, 3.841458820694124 / 2)).toBeCloseTo(0.05, 10);
    expect(upperGamma(4.5, 16.918977604620448 / 2)).toBeCloseTo(0.05, 10);
    expect(upperGamma(4.5, 21.665994333461924 / 2)).toBeCloseTo(0.01, 10);
    expect(upperGamma(500, 500)).toBeCloseTo(0.494, 2);
    // The exponential is a special case: Q(1, x) = e^-x, far into the tail.
    expect(upperGamma(1, 300) / Math.exp(-300)).toBeCloseTo(1, 9);
    expect(chiSquare([44, 56], even(2))).toMatchObject({ statistic: 1.44, df: 1 });
    expect(chiSquare([44, 56], even(2)).p).toBeCloseTo(0.2301393, 6);
    expect(chiSquare([1000, 0], even(2)).p).toBeLessThan(1e-200);
  });

  it('chi-square pools cells that expect fewer than 5', () => {
    expect(chiSquare([50, 47, 1, 2], [0.49, 0.48, 0.015, 0.015]).df).toBe(1);
    expect(chiSquare([], []).p).toBe(1);
    expect(chiSquare([3, 4], even(2)).df).toBe(0);
    // 300 records on 200 shards expect 1.5 each: four shards a cell, so that one key still shows.
    const onOne = even(200).map((_, i) => (i === 0 ? 300 : 0));
    expect(chiSquare(onOne, even(200))).toMatchObject({ df: 49, p: 0 });
  });
});

describe('histogram', () => {
  it('agrees with HdrHistogram', () => {
    const random = new Sfc32(5);
    const ours = new Histogram();
    const theirs = hdr.build({
      bitBucketSize: 64,
      autoResize: true,
      lowestDiscernibleValue: 1,
      highestTrackableValue: 86_400_000_000,
      numberOfSignificantValueDigits: 3,
      useWebAssembly: false,
    });
    for (let i = 0; i < 20_000; i += 1) {
      const us = Math.floor(Math.exp(random.next() * 20));
      ours.record(us / 1000);
      theirs.recordValue(us);
    }
    for (const percent of [1, 50, 90, 99, 99.9])
      expect(ours.percentile(percent)).toBe(theirs.getValueAtPercentile(percent) / 1000);
    expect(ours.percentiles().max).toBe(theirs.maxValue / 1000);
  });

  it('adds up', () => {
    const one = new Histogram();
    const two = new Histogram();
    one.record(1, 10);
    two.record(100, 10);
    one.add(two);
    expect(one.count).toBe(20);
    expect(one.percentile(50)).toBeCloseTo(1, 2);
    expect(one.percentile(99)).toBeCloseTo(100, 0);
    expect(new Histogram().percentiles()).toEqual({ p50: 0, p90: 0, p99: 0, max: 0 });
  });
});

describe('receipts', () => {
  it('give back what was added', () => {
    const receipts = new Receipts();
    const data = new TextEncoder().encode('data');
    const numbers = ['49590338271490256608559692538361571095921575989136588898', '1', '00x', ''];
    numbers.forEach((number, i) => {
      receipts.add(`shardId-00000000000${i % 2}`, new SequenceText(number), 'ключ', data);
    });
    expect([...receipts].map((receipt) => receipt.sequenceNumber)).toEqual(numbers);
    expect(receipts.at(1)).toEqual({
      shardId: 'shardId-000000000001',
      sequenceNumber: '1',
      digest: recordDigest('ключ', data),
    });
    expect(receipts.at(4)).toBeUndefined();
  });

  it('digests tell keys and data apart', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const seen = new Set<string>();
    for (let i = 0; i < 20_000; i += 1) seen.add(recordDigest('k', bytes(String(i))));
    expect(seen.size).toBe(20_000);
    expect(recordDigest('ab', bytes('c'))).not.toBe(recordDigest('a', bytes('bc')));
    expect(recordDigest('k', bytes(''))).toMatch(/^[0-9a-f]{16}$/);
  });
});
