import { expect, it } from 'vitest';
import type { RunSnapshot } from '../../load/accounts/run-snapshot.ts';
import { errorName } from '../text/error-name.ts';
import { causeText, runStateText, markText, rateText, latencyWords } from './run-text.ts';

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

it('a rate in bytes says so, and one in records stands without their name', () => {
  expect(rateText(102_400, 'bytes')).toBe('100.0 KiB/s');
  expect(rateText(102_400, 'records')).toBe('102,400/s');
  expect(rateText(0, undefined)).toBe('0/s');
  expect(markText({ t: 1, type: 'rate', value: 2048 }, 'bytes')).toBe('rate 2.0 KiB/s');
});

it('has times where something was answered, and dashes where nothing was', () => {
  expect(latencyWords({ p50: 4.2, p90: 8, p99: 12, max: 3580 })).toEqual([
    '4.2 ms',
    '8.0 ms',
    '12.0 ms',
    '3.58 s',
  ]);
  const none = ['–', '–', '–', '–'];
  expect(latencyWords(undefined)).toEqual(none);
  expect(latencyWords({ p50: 0, p90: 0, p99: 0, max: 0 })).toEqual(none);
});
