import { expect, it } from 'vitest';
import { bareStatusAdvice, bareStatusName } from './bare-status.ts';

const advice = (name: string, httpStatus?: number) =>
  bareStatusAdvice({
    kind: 'invalid',
    name,
    message: '',
    ...(httpStatus !== undefined && { httpStatus }),
  });

it('says of a status alone what to do, and which it was', () => {
  expect(advice(bareStatusName(302), 302)).toContain('HTTP 302 sends calls elsewhere');
  expect(advice('HTTP 413', 413)).toContain('send less in a call');
  expect(advice('HTTP 404', 404)).toContain('HTTP 404 is no error of Kinesis');
});

it('leaves the errors of the service to others', () => {
  expect(advice('AccessDeniedException', 400)).toBeUndefined();
  expect(advice('ECONNRESET')).toBeUndefined();
});
