import { expect, it } from 'vitest';
import type { RunSnapshot } from '../../load/accounts/run-snapshot.ts';
import { errorName } from '../text/error-name.ts';
import { causeText, runStateText } from './run-text.ts';

it('parts what the service said from what to do', () => {
  const paused = (message: string): string =>
    runStateText({
      state: {
        type: 'paused',
        reason: {
          type: 'blocked',
          problem: { kind: 'denied', code: 'AccessDenied', message, advice: 'Ask.' },
        },
      },
    } as unknown as RunSnapshot);
  expect(paused('The token is expired')).toBe('Paused: The token is expired. Ask.');
  expect(paused('Not allowed.')).toBe('Paused: Not allowed. Ask.');
});

it('does not advise more shards to a limiter that holds one key back', () => {
  const limiter = { type: 'limiter', shardId: 'shardId-000000000001' } as const;
  expect(causeText(limiter, 'uuid').text).toContain('or add shards.');
  expect(causeText(limiter, 'one').text).toContain('or use more keys.');
});

it('calls a lost reply what it is, not what the browser throws', () => {
  const lost = causeText({ type: 'errors', code: 'TypeError' }, 'uuid').text;
  expect(lost).toContain('No reply comes for many records; they may be stored.');
  expect(lost).not.toContain('TypeError');
  expect(errorName('TypeError')).toBe('No reply received; the records may be stored');
  expect(causeText({ type: 'errors', code: 'InternalFailure' }, 'uuid').text).toContain(
    'meet an error: InternalFailure.',
  );
});

it('says of a full shard what the run sends it, and of less than its limit why that is too much', () => {
  const full = { type: 'shard', shardId: 'shardId-000000000003', limit: 'records' } as const;
  expect(causeText({ ...full, perSecond: 2500 }, 'one').text).toContain('this run sends it 2,500.');
  expect(causeText({ ...full, perSecond: 864 }, 'uuid').text).toContain(
    'this run sends it 864 new ones, and what it refused.',
  );
  const bytes = { ...full, limit: 'bytes', perSecond: 900_000 } as const;
  expect(causeText(bytes, 'one').text).toContain(
    'of new records, and what it refused. Send smaller',
  );
});

it('blames the service only for what it was asked', () => {
  expect(causeText({ type: 'errors', code: 'RecordTooLarge' }, 'uuid').text).toMatch(
    /^Records are not sent: they are larger/,
  );
});
