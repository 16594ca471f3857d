import { expect, it } from 'vitest';
import type { RunResult } from '../../../load/result.ts';
import { costFigures, PRICE_NOTE } from './report-cost.ts';

function result(part: Partial<RunResult>): RunResult {
  return {
    durationMs: 3_600_000,
    accepted: 1_000_000,
    kinesisRecords: 1_000_000,
    acceptedBytes: 100_000_000,
    payloadUnits: 1_000_000,
    shards: [{}, {}],
    ...part,
  } as RunResult;
}

function valueOf(name: string, part: Partial<RunResult> = {}): string | undefined {
  return costFigures(result(part)).find((figure) => figure.name === name)?.value;
}

it('counts shard hours and payload units', () => {
  expect(valueOf('Shard hours')).toBe('$0.030');
  expect(valueOf('PUT payload units')).toBe('$0.014');
  expect(valueOf('Together, provisioned')).toBe('$0.044');
  expect(PRICE_NOTE).toContain('2026');
});

it('says what packing saves: a fraction of the units, or nothing when it is done already', () => {
  const units = Number(valueOf('With KPL aggregation')?.replaceAll(/\D/g, ''));
  expect(units).toBeGreaterThan(0);
  expect(units).toBeLessThan(50_000);
  expect(valueOf('KPL aggregation', { kinesisRecords: 2000, payloadUnits: 4000 })).toBe(
    'saves nothing',
  );
});
