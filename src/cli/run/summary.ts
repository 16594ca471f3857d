import { plainLine } from '../../base/plain-text.ts';
import { isBareStatus } from '../../kinesis/errors/bare-status.ts';
import { shortShardName } from '../../kinesis/shards/shard-id.ts';
import { BY_WIDTH, chiSquareWords } from '../../load/keys/evenness-words.ts';
import type { RunResult } from '../../load/result.ts';
import type { Problem, RunSnapshot } from '../../load/accounts/run-snapshot.ts';
import { causeLines } from './cause-lines.ts';

const ENDED: Readonly<Record<RunResult['exitReason'], string>> = {
  completed: 'completed',
  stopped: 'stopped by hand',
  abandoned: 'abandoned',
  blocked: 'could not go on',
  left: 'left while it went on',
};

const number = new Intl.NumberFormat('en-US');
const count = (value: number): string => number.format(value);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/**
 * What became of the records of a run and why: accounts, causes, shards and times, for people.
 * Names of errors and shards are the endpoint's: none of them can break out of its line.
 */
export function runSummary(result: RunResult, { causes, errors }: Known): string {
  return [
    ...accounts(result, errors),
    ...causeLines(causes),
    ...shards(result),
    ...times(result),
    '',
  ]
    .map(plainLine)
    .join('\n');
}

/** What only the run itself knows. */
type Known = Pick<RunSnapshot, 'causes' | 'errors'>;

/** What the template, the keys or the endpoint did wrong: no service can mend it. */
const OURS: ReadonlySet<Problem['kind']> = new Set(['too-large', 'key', 'invalid']);

function accounts(result: RunResult, errors: Known['errors']): string[] {
  const { due, generated, dropped, accepted, gaveUp, failed, unconfirmed } = result;
  const lines = [
    `${ENDED[result.exitReason]} after ${(result.durationMs / 1000).toFixed(1)} s`,
    `  ${count(due)} due = ${count(generated)} generated + ${count(dropped)} dropped`,
    `  ${count(generated)} generated = ${count(accepted)} accepted + ${count(gaveUp)} gave up + ${count(failed)} failed + ${count(unconfirmed)} unconfirmed`,
  ];
  if (result.throttledAttempts > 0 || result.retried > 0)
    lines.push(
      `  throttled ${count(result.throttledAttempts)} times, sent again ${count(result.retried)} times`,
    );
  if (result.possibleDuplicates > 0)
    lines.push(`  ${count(result.possibleDuplicates)} possible duplicates, after a lost reply`);
  for (const { code, count: times } of result.errors) {
    lines.push(`  ${code}: ${count(times)}`);
    const seen = errors.find(
      (one) => one.code === code && (OURS.has(one.kind) || isBareStatus(code)),
    );
    if (seen !== undefined) lines.push(`    ${seen.message}`, `    ${seen.advice}`);
  }
  return lines;
}

/** More than these are a list for `--json`. */
const MOST_SHARDS = 20;

function shards(result: RunResult): string[] {
  if (result.accepted === 0) return [];
  const total = result.shards.reduce((sum, { records }) => sum + records, 0);
  const rows = result.shards
    .slice(0, MOST_SHARDS)
    .map(({ shardId, records, throttled }) => [
      shortShardName(shardId),
      count(records),
      percent(total === 0 ? 0 : records / total),
      count(throttled),
    ]);
  const left = result.shards.length - rows.length;
  return [
    ...table([['shard', 'accepted', 'share', 'throttled'], ...rows]),
    ...(left > 0 ? [`  and ${left} more: see --json`] : []),
    ...evenness(result),
  ];
}

function evenness({ hotShardIndex, predictedHotShardIndex, chiSquare }: RunResult): string[] {
  const index = `  hot-shard index ${hotShardIndex.toFixed(2)}`;
  if (predictedHotShardIndex === undefined) return [`${index}; ${BY_WIDTH}`];
  return [
    `${index}, predicted ${predictedHotShardIndex.toFixed(2)} (1 is even)`,
    `  chi-square against the predicted shares: ${chiSquareWords(chiSquare)}`,
  ];
}

function times({ accepted, latencyMs: { service, response } }: RunResult): string[] {
  if (accepted === 0) return [];
  const row = (name: string, { p50, p90, p99, max }: typeof service): string =>
    `  ${name} p50 ${Math.round(p50)}, p90 ${Math.round(p90)}, p99 ${Math.round(p99)}, max ${Math.round(max)} ms`;
  return [row('service time of a call:', service), row('response time since due:', response)];
}

/** Columns to their widest cell; the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${cells.join('  ')}`;
  });
}
