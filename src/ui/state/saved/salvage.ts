import * as z from 'zod/mini';
import { versionOf } from './database.ts';

/** Something inside a document that cannot be read: a whole member, or one entry of it. */
export interface DamagedPart {
  /** The member that it is in. */
  readonly member: string;
  /** Its place in the member; `undefined`: the member itself. */
  readonly entry: string | number | undefined;
  readonly raw: unknown;
  readonly why: string;
}

export type Salvaged<T> =
  | { readonly ok: true; readonly state: T; readonly damaged: readonly DamagedPart[] }
  /** Nothing of it can be read. */
  | { readonly ok: false; readonly why: string };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a document that was kept. What is damaged in it takes nothing else with it: an entry of a
 * list or a table is left out, and a member in which more is wrong is as in `initial`.
 */
export function salvage<T extends object>(
  schema: z.ZodMiniType<T>,
  initial: T,
  value: unknown,
): Salvaged<T> {
  const whole = z.safeParse(schema, value);
  if (whole.success) return { ok: true, state: whole.data, damaged: [] };
  const version = versionOf(initial);
  if (version > 0 && versionOf(value) > version)
    return { ok: false, why: 'a newer version of Shardlab kept it' };
  const issues = whole.error.issues;
  const lost = { ok: false, why: wordsOf(issues[0]) } as const;
  const isWholeWrong = issues.some(({ path: [member] }) => isNoMember(member));
  if (!isFields(value) || isWholeWrong) return lost;

  const entries = issues.flatMap((issue) => damagedEntry(value, issue));
  const without = withoutEntries(value, entries);
  const second = z.safeParse(schema, without);
  if (second.success) return { ok: true, state: second.data, damaged: unique(entries) };
  // What is still wrong was no list or table.
  const members = unique(
    second.error.issues.map((issue) => damagedMember(value, String(issue.path[0]), issue)),
  );
  const replaced = Object.fromEntries(
    members.map(({ member }) => [member, (initial as Fields)[member]]),
  );
  const third = z.safeParse(schema, { ...without, ...replaced });
  if (!third.success) return lost;
  const left = entries.filter(({ member }) => !members.some((other) => other.member === member));
  return { ok: true, state: third.data, damaged: [...members, ...unique(left)] };
}

/** The document to keep: `state`, with what is damaged as it was found. */
export function withDamaged(state: object, damaged: readonly DamagedPart[]): object {
  const kept: Record<string, unknown> = { ...state };
  for (const { member, entry, raw } of damaged) {
    const now = kept[member];
    if (entry === undefined) kept[member] = raw;
    else if (Array.isArray(now)) kept[member] = [...(now as unknown[]), raw];
    else if (isFields(now)) kept[member] = { ...now, [entry]: raw };
  }
  return kept;
}

type Issue = z.core.$ZodIssue;

function damagedEntry(value: Fields, issue: Issue): DamagedPart[] {
  const [member, entry] = issue.path;
  if (typeof member !== 'string' || entry === undefined || typeof entry === 'symbol') return [];
  const found = value[member];
  const raw = Array.isArray(found) || isFields(found) ? (found as Fields)[entry] : undefined;
  return [{ member, entry, raw, why: wordsOf(issue, 2) }];
}

function damagedMember(value: Fields, member: string, issue: Issue): DamagedPart {
  return { member, entry: undefined, raw: value[member], why: wordsOf(issue) };
}

function withoutEntries(value: Fields, entries: readonly DamagedPart[]): Fields {
  const rest: Record<string, unknown> = { ...value };
  for (const member of new Set(entries.map((one) => one.member))) {
    const gone = new Set(entries.filter((one) => one.member === member).map(({ entry }) => entry));
    const found = value[member];
    if (Array.isArray(found)) rest[member] = found.filter((_, i) => !gone.has(i));
    else if (isFields(found))
      rest[member] = Object.fromEntries(Object.entries(found).filter(([key]) => !gone.has(key)));
  }
  return rest;
}

function unique(parts: readonly DamagedPart[]): DamagedPart[] {
  return [...new Map(parts.map((part) => [`${part.member}/${part.entry}`, part])).values()];
}

function isNoMember(member: PropertyKey | undefined): boolean {
  return typeof member !== 'string' || member === 'version';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param skip how much of the path is said elsewhere */
function wordsOf(issue: Issue | undefined, skip = 0): string {
  if (issue === undefined) return 'it is damaged';
  const path = issue.path.slice(skip).map(String).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}
