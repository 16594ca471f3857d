import type { Description } from '../changes/describe-stream.ts';

/** One line of describe-stream before and after, side by side. */
export interface DiffRow {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly before?: string;
  readonly after?: string;
}

/** Lines of JSON that belong together: the head of the description, or one shard. */
interface Block {
  readonly key: string;
  readonly lines: readonly string[];
}

/**
 * Compares two descriptions as the lines that `aws kinesis describe-stream` prints.
 * Shards are matched by their id, so that a new one does not shift all that follow.
 */
export function diffDescriptions(
  before: Description | undefined,
  after: Description | undefined,
): DiffRow[] {
  const left = before === undefined ? [] : blocksOf(before);
  const right = after === undefined ? [] : blocksOf(after);
  const rightByKey = new Map(right.map((block) => [block.key, block]));
  const leftKeys = new Set(left.map(({ key }) => key));
  const rows: DiffRow[] = [];
  // Shard ids only grow: what is new stands after what was there, and before the end.
  const added = right.filter(({ key }) => !leftKeys.has(key));
  for (const block of left) {
    if (block.key === 'tail') for (const fresh of added) rows.push(...diffLines([], fresh.lines));
    rows.push(...diffLines(block.lines, rightByKey.get(block.key)?.lines ?? []));
  }
  if (left.length === 0) for (const fresh of added) rows.push(...diffLines([], fresh.lines));
  return rows;
}

function blocksOf({ fields, shards }: Description): Block[] {
  const head = Object.entries(fields).flatMap(([name, value]) =>
    indented(`${JSON.stringify(name)}: ${json(value)},`, 4),
  );
  return [
    { key: 'head', lines: ['{', '  "StreamDescription": {', ...head, '    "Shards": ['] },
    ...shards.map((shard) => ({
      key: `shard ${text(shard['ShardId'])}`,
      lines: indented(`${json(shard)},`, 6),
    })),
    { key: 'tail', lines: ['    ]', '  }', '}'] },
  ];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2) ?? 'null';
}

function indented(block: string, by: number): string[] {
  return block.split('\n').map((line) => `${' '.repeat(by)}${line}`);
}

/** The longest common subsequence of two short blocks; a line whose name stays is "changed". */
export function diffLines(before: readonly string[], after: readonly string[]): DiffRow[] {
  const lengths = commonLengths(before, after);
  const rows: DiffRow[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const left = before[i];
    const right = after[j];
    if (left !== undefined && right !== undefined && bare(left) === bare(right)) {
      rows.push({ kind: 'same', before: left, after: right });
      i += 1;
      j += 1;
    } else if (left !== undefined && right !== undefined && nameOf(left) === nameOf(right)) {
      rows.push({ kind: 'changed', before: left, after: right });
      i += 1;
      j += 1;
    } else if (
      right !== undefined &&
      (left === undefined || length(lengths, i, j + 1) >= length(lengths, i + 1, j))
    ) {
      rows.push({ kind: 'added', after: right });
      j += 1;
    } else if (left !== undefined) {
      rows.push({ kind: 'removed', before: left });
      i += 1;
    }
  }
  return rows;
}

/** A comma comes and goes with what follows: that is no difference. */
function bare(line: string): string {
  return line.endsWith(',') ? line.slice(0, -1) : line;
}

/** The field's name at the start of a line of JSON; a line without one equals only itself. */
function nameOf(line: string): string {
  return /^\s*"[^"]+":/.exec(line)?.[0] ?? line;
}

function length(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths: number[][] = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      row[j] =
        nameOf(before[i] ?? '') === nameOf(after[j] ?? '')
          ? length(lengths, i + 1, j + 1) + 1
          : Math.max(length(lengths, i + 1, j), length(lengths, i, j + 1));
    }
  return lengths;
}

/** Lines that are left out because nothing differs near them. */
interface Skipped {
  readonly skipped: number;
}

/** The rows that differ with `around` rows on either side; what lies between is counted. */
export function contextOf(rows: readonly DiffRow[], around: number): (DiffRow | Skipped)[] {
  const near = rows.map((_, i) =>
    rows.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const parts: (DiffRow | Skipped)[] = [];
  let skipped = 0;
  rows.forEach((row, i) => {
    if (near[i] !== true) {
      skipped += 1;
      return;
    }
    if (skipped > 0) parts.push({ skipped });
    skipped = 0;
    parts.push(row);
  });
  if (skipped > 0) parts.push({ skipped });
  return parts;
}
