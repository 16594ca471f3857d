import { expect, it } from 'vitest';
import { PRACTICE, type Connection } from '../../../connection/connection.ts';
import type { PracticeState } from '../../../workers/practice/protocol.ts';
import { clockAhead } from './practice.ts';

const FIVE_MINUTES = 300_000;
const state = {
  streams: [
    { name: 'here', clockOffsetMs: 0 },
    { name: 'later', clockOffsetMs: FIVE_MINUTES },
  ] as unknown as PracticeState['streams'],
};
const ENDPOINT = { kind: 'endpoint', url: 'http://127.0.0.1:4567' } as Connection;

it.each([
  ['here', PRACTICE, state, 0],
  ['later', PRACTICE, state, FIVE_MINUTES],
  ['gone', PRACTICE, state, 0],
  [undefined, PRACTICE, state, 0],
  ['later', PRACTICE, undefined, 0],
  // A stream of that name elsewhere goes by real time.
  ['later', ENDPOINT, state, 0],
] as const)('the clock of %s', (stream, current, known, ahead) => {
  expect(clockAhead(stream, current, known)).toBe(ahead);
});
