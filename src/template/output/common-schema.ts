import { own } from '../../base/own.ts';

/** The keys that every record of the common log schema has. */
const KEYS = ['log_type', 'log_id', 'time'] as const;

/**
 * Whether a record keeps the common schema of routers and archivers: a JSON object with
 * log_type, log_id and a time that can be read.
 *
 * @returns what is wrong, in words, or `undefined`
 */
export function checkCommonSchema(record: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(record);
  } catch {
    return 'the record is not JSON';
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return 'the record is not a JSON object';
  }
  const values = parsed as Record<string, unknown>;
  for (const key of KEYS) {
    const value = own(values, key);
    if (value === undefined || value === null || value === '') return `"${key}" is missing`;
  }
  const { time } = values;
  const isTime = typeof time === 'number' || !Number.isNaN(Date.parse(String(time as string)));
  return isTime ? undefined : `"time" cannot be read as a time: ${JSON.stringify(time)}`;
}
