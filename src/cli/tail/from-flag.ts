import { MAX_DATE_MS } from '../../base/date-range.ts';
import type { StartingPosition } from '../../reader/source.ts';
import { UsageError } from '../command.ts';
import { durationMs } from '../flags/flags.ts';

/** Digits of an epoch time in seconds; those of AWS's sequence numbers are 56. */
const MOST_EPOCH_DIGITS = 11;

/**
 * Where reading begins: a position of the API, an age such as `5m`, an ISO time, an epoch time in
 * seconds with or without a fraction, or a sequence number.
 * @param now epoch ms, from which an age counts back
 * @throws UsageError
 */
export function fromFlag(text: string, now: number): StartingPosition {
  if (text === 'TRIM_HORIZON' || text === 'LATEST') return { type: text };
  if (new RegExp(`^\\d{${MOST_EPOCH_DIGITS + 1},128}$`).test(text))
    return { type: 'AT_SEQUENCE_NUMBER', sequenceNumber: text };
  const timestamp = timeIn(text, now);
  if (timestamp === undefined)
    throw new UsageError(
      `--from: "${text}" is none of TRIM_HORIZON, LATEST, an age such as 5m, an ISO time, an epoch time in seconds, a sequence number`,
    );
  if (!(timestamp >= 0 && timestamp <= MAX_DATE_MS))
    throw new UsageError(`--from: "${text}" is out of range; give a time from 1970 on`);
  return { type: 'AT_TIMESTAMP', timestamp };
}

/** Epoch ms; `undefined` for what is no time at all. */
function timeIn(text: string, now: number): number | undefined {
  if (/^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i.test(text)) return Math.round(Number(text) * 1000);
  const age = durationMs(text);
  if (age !== undefined) return now - age;
  if (!/^\d{4}-\d\d(-\d\d)?([T ].+)?$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
