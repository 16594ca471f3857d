/** Which limit a LimitExceededException speaks of: what to do next depends on it. */
export type LimitReached =
  /** Calls a second: it passes by itself. */
  | 'rate'
  /** Streams or consumers that are being created at the same time: it passes by itself. */
  | 'creating'
  /** Calls within 24 hours. */
  | 'day'
  /** How far one call may go: double, half. */
  | 'step'
  /** A quota of the account or the stream: something has to go, or the quota to be raised. */
  | 'quota';

/**
 * Reads the message, which is all that tells them apart
 * (docs/kinesis.md#what-limitexceededexception-means). AWS's own words are known for the rate, the
 * step, the streams that are created at the same time and the shards of an account; the others are
 * matched by what they must speak of.
 */
export function limitReached(message: string): LimitReached {
  if (/24.hour|per day|rolling/i.test(message)) return 'day';
  if (/cannot scale/i.test(message)) return 'step';
  if (/concurrent|simultaneous|being created|CREATING/i.test(message)) return 'creating';
  if (/rate exceeded|too many requests|throttl/i.test(message)) return 'rate';
  return 'quota';
}
