import { expect, it } from 'vitest';
import { sendingIn } from './sending.ts';

it.each([
  ['on the connection that was there', 0, 'once'],
  ['on a new one, on a busy machine', 46, 'once'],
  ['on one that was opened when the first was cut', 207, 'again'],
])('a request that was sent %s', (_, afterMs, sending) => {
  const startTime = 1234.5;
  expect(sendingIn({ startTime, connectStart: startTime + afterMs })).toBe(sending);
});

it('knows nothing where the service hides the times of its connections', () => {
  expect(sendingIn({ startTime: 1234.5, connectStart: 0 })).toBe('unseen');
});
