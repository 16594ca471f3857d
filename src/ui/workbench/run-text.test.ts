import { expect, it } from 'vitest';
import { causeText } from './run-text.ts';

it('says of a full shard what the run sends it, and of less than its limit why that is too much', () => {
  const full = { type: 'shard', shardId: 'shardId-000000000003', limit: 'records' } as const;
  expect(causeText({ ...full, perSecond: 2500 }, 'one').text).toContain('this run sends it 2,500.');
  expect(causeText({ ...full, perSecond: 864 }, 'uuid').text).toContain(
    'this run sends it 864 new ones, and what it refused.',
  );
});

it('blames the service only for what it was asked', () => {
  expect(causeText({ type: 'errors', code: 'InternalFailure' }, 'uuid').text).toMatch(
    /^The service answers with InternalFailure/,
  );
  expect(causeText({ type: 'errors', code: 'RecordTooLarge' }, 'uuid').text).toMatch(
    /^Records are not sent: they are larger/,
  );
});
