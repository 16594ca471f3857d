import {
  ACCOUNT_SHARDS,
  RETENTION_HOURS,
  STREAM_NAME_MAX_LENGTH,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { gapText } from '../../../connection/cognito/role-limit.ts';
import type { StreamMode } from '../../../kinesis/quotas-and-prices/prices.ts';

/** The create dialog, as typed. */
export interface CreateFields {
  readonly name: string;
  readonly mode: StreamMode;
  readonly shards: string;
  readonly retention: string;
  /** One `key=value` a line. */
  readonly tags: string;
}

export type CreateProblems = Partial<Record<keyof CreateFields, string>>;

/**
 * What is wrong with the dialog, by field.
 *
 * @param taken names of streams that exist
 * @param allowed how names begin that the role may create; `undefined`: any
 */
export function checkCreate(
  fields: CreateFields,
  taken: readonly string[],
  allowed?: readonly string[],
): CreateProblems {
  const problems: { -readonly [K in keyof CreateProblems]: CreateProblems[K] } = {};
  const name = nameProblem(fields.name, taken) ?? createProblem(fields.name, allowed);
  if (name !== undefined) problems.name = name;
  if (fields.mode === 'PROVISIONED' && wholeNumber(fields.shards, 1, ACCOUNT_SHARDS) === undefined)
    problems.shards = `Write a whole number from 1 to ${ACCOUNT_SHARDS.toLocaleString('en-US')}.`;
  const retention = retentionProblem(fields.retention);
  if (retention !== undefined) problems.retention = retention;
  const tags = parseTags(fields.tags);
  if (!tags.ok) problems.tags = tags.error;
  return problems;
}

export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (name === '') return 'Give the stream a name.';
  if (name.length > STREAM_NAME_MAX_LENGTH)
    return `A name has at most ${STREAM_NAME_MAX_LENGTH} characters.`;
  if (!/^[a-zA-Z0-9_.-]+$/.test(name))
    return 'Use letters, digits, underscore, dot and hyphen only.';
  if (taken.includes(name)) return `There is a stream named ${name} already.`;
  return undefined;
}

/** The action that the role lacks for this name, before the service is asked. */
function createProblem(name: string, allowed: readonly string[] | undefined): string | undefined {
  if (allowed === undefined || allowed.some((start) => name.startsWith(start))) return undefined;
  return gapText({ actions: ['kinesis:CreateStream'], prefixes: allowed });
}

/** The beginning of an allowed name is being typed: too early to say that it is not allowed. */
export function isBegun(name: string, allowed: readonly string[] | undefined): boolean {
  return allowed?.some((start) => start.startsWith(name)) === true;
}

function retentionProblem(text: string): string | undefined {
  const { min, max } = RETENTION_HOURS;
  return wholeNumber(text, min, max) === undefined
    ? `Write a whole number of hours from ${min} to ${max} (365 days).`
    : undefined;
}

/** The number, or `undefined` when the text is no whole number within the bounds. */
export function wholeNumber(text: string, min: number, max: number): number | undefined {
  const trimmed = text.trim();
  if (!/^\d{1,9}$/.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return value >= min && value <= max ? value : undefined;
}

const MOST_TAGS = 50;

/** Tags from lines of `key=value`; keys to 128 characters, values to 256 (docs/kinesis.md#tags). */
export function parseTags(text: string): Result<Record<string, string>, string> {
  const tags = new Map<string, string>();
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const at = line.indexOf('=');
    const key = (at < 0 ? line : line.slice(0, at)).trim();
    const value = at < 0 ? '' : line.slice(at + 1).trim();
    if (key === '') return err(`"${line}" has no key: write key=value.`);
    if (key.length > 128) return err(`The key ${key.slice(0, 20)}… has more than 128 characters.`);
    if (value.length > 256) return err(`The value of ${key} has more than 256 characters.`);
    if (tags.has(key)) return err(`The key ${key} stands there twice.`);
    tags.set(key, value);
  }
  if (tags.size > MOST_TAGS) return err(`A stream has at most ${MOST_TAGS} tags.`);
  return ok(Object.fromEntries(tags));
}
