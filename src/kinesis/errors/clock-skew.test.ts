import { describe, expect, it } from 'vitest';
import { clockAdvice, clockWords } from './clock-skew.ts';
import { adviceByName } from './advice-by-name.ts';
import { errorKind } from './service-error.ts';

const EXPIRED =
  'Signature expired: 20261130T200000Z is now earlier than 20261130T200500Z (20261130T201000Z - 5 min.)';
const EARLY =
  'Signature not yet current: 20261130T230000Z is still later than 20261130T201500Z (20261130T201000Z + 5 min.)';

describe('a clock that is not the service’s', () => {
  it.each([
    ['InvalidSignatureException', EXPIRED, /clock is 10 minutes behind/],
    ['InvalidSignatureException', EARLY, /clock is 3 hours ahead/],
    ['SignatureDoesNotMatch', EXPIRED, /clock is 10 minutes behind/],
    ['RequestExpired', 'Request has expired.', /clock is more than 5 minutes off/],
    ['RequestTimeTooSkewed', '', /clock is more than 5 minutes off/],
    ['RequestInTheFuture', '', /clock is more than 5 minutes off/],
  ])('%s: %s', (name, message, words) => {
    const kind = errorKind(name, 400);
    // Either pauses a run, and loses it no record.
    expect(['clock', 'denied']).toContain(kind);
    expect(adviceByName({ kind, name, message, httpStatus: 400 })).toMatch(words);
  });

  it('is not what another refusal is about', () => {
    const message =
      'The request signature we calculated does not match the signature you provided.';
    expect(
      clockAdvice({ kind: 'denied', name: 'InvalidSignatureException', message }),
    ).toBeUndefined();
  });

  it.each([
    [61_000, '1 minute ahead'],
    [-600_000, '10 minutes behind'],
    [-7_200_000, '2 hours behind'],
    [86_400_000 * 3, '3 days ahead'],
  ])('%d ms: %s', (ms, words) => {
    expect(clockWords(ms)).toBe(words);
  });
});
