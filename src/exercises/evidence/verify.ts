import { errorMessage } from '../../base/error-message.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { digestOf, EVIDENCE_KIND } from './evidence.ts';
import { sealHolds } from './page-seal.ts';

/** What an instructor's table shows of a file. */
export interface VerifiedEvidence {
  readonly name: string;
  readonly exercise: string;
  readonly passed: boolean;
  readonly digestOk: boolean;
  readonly runIds: readonly string[];
  readonly startedAt: string;
  readonly savedAt: string;
}

/**
 * Recomputes the digest of an evidence file, JSON or HTML, and of the page around the latter. A changed digest shows
 * accidental change, not fraud: whoever can write a file can write its digest.
 * Fails, in words, when there is no evidence in it at all.
 */
export function verifyEvidence(text: string): Result<VerifiedEvidence, string> {
  let data: unknown;
  const page = jsonOfPage(text);
  try {
    data = JSON.parse(page ?? text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    return err(`not an evidence file: ${errorMessage(thrown)}`);
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return err('not an evidence file: it holds no JSON object');
  const members = data as Readonly<Record<string, unknown>>;
  const missing = missingMembers(members);
  if (missing.length > 0) return err(`not an evidence file: it has no ${missing.join(', no ')}`);
  const exercise = members['exercise'];
  const runs = Array.isArray(members['runs']) ? (members['runs'] as readonly unknown[]) : [];
  return ok({
    name: textOf(members['name']),
    exercise: textOf(memberOf(exercise, 'id')) || textOf(exercise),
    passed: members['passed'] === true,
    digestOk: digestHolds(members) && (page === undefined || sealHolds(text)),
    runIds: runs.map((run) => textOf(memberOf(run, 'id'))).filter((id) => id !== ''),
    startedAt: textOf(members['startedAt']),
    savedAt: textOf(members['savedAt']),
  });
}

/** What every evidence has, whoever wrote it: without it a file is another kind of JSON. */
function missingMembers(members: Readonly<Record<string, unknown>>): string[] {
  const { name, exercise, passed, digest, kind = EVIDENCE_KIND } = members;
  return [
    ...(kind === EVIDENCE_KIND ? [] : [`"kind" of ${EVIDENCE_KIND}`]),
    ...(typeof name === 'string' ? [] : ['name of a student']),
    ...(textOf(exercise) !== '' || textOf(memberOf(exercise, 'id')) !== '' ? [] : ['exercise']),
    ...(typeof passed === 'boolean' ? [] : ['result ("passed")']),
    ...(typeof digest === 'string' ? [] : ['digest']),
  ];
}

function digestHolds(members: Readonly<Record<string, unknown>>): boolean {
  try {
    return members['digest'] === digestOf(members);
  } catch {
    // What has no canonical form was never digested by us.
    return false;
  }
}

/** The page carries its data along; `undefined`: it is no page. */
function jsonOfPage(text: string): string | undefined {
  return /<script type="application\/json" id="evidence">([^<]*)<\/script>/.exec(text)?.[1];
}

function memberOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? (data as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Run ids that several files of different students have, each with the files' places in the list. */
export function sharedRuns(
  files: readonly Pick<VerifiedEvidence, 'name' | 'runIds'>[],
): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  files.forEach(({ runIds }, i) => {
    for (const id of new Set(runIds)) holders.set(id, [...(holders.get(id) ?? []), i]);
  });
  return new Map(
    [...holders].filter(([, places]) => new Set(places.map((i) => files[i]?.name)).size > 1),
  );
}
