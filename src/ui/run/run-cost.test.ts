import { expect, test } from 'vitest';
import { runCost } from './run-cost.ts';

const RUN = {
  accounts: { accepted: 1_000_000 },
  payloadUnits: 1_000_000,
  acceptedBytes: 200_000_000,
  elapsedMs: 1_000_000,
};

test('a million small records: a unit each, or two units for every packed record', () => {
  const { dollars, packed } = runCost(RUN, 'PROVISIONED');
  expect(dollars).toBeCloseTo(0.014);
  expect(packed).toMatchObject({ perRecord: 256, units: 2 * Math.ceil(1_000_000 / 256) });
  expect(packed?.dollars).toBeLessThan(0.0002);
});

test('on demand, each record is rounded up to 1 KB', () => {
  expect(runCost(RUN, 'ON_DEMAND').dollars).toBeCloseTo(((1e6 * 1024) / 1024 ** 3) * 0.08);
});

test('nothing is saved where records were packed already, are large, or never came', () => {
  expect(runCost({ ...RUN, kinesisRecords: 4000 }, 'PROVISIONED')).not.toHaveProperty('packed');
  const large = { ...RUN, accounts: { accepted: 10 }, acceptedBytes: 10 * 50_000 };
  expect(runCost(large, 'PROVISIONED')).not.toHaveProperty('packed');
  expect(runCost({ ...RUN, accounts: { accepted: 0 } }, 'PROVISIONED')).not.toHaveProperty(
    'packed',
  );
});
