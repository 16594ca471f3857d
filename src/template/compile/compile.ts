import { type Result, err, ok } from '../../base/result.ts';
import type { CheckProblem } from './check-problems.ts';
import { ExpressionChecker } from './checker.ts';
import { type Facts, Scope } from './scope.ts';
import type { ListData } from '../functions/definition/function-definition.ts';
import { LARGEST_RECORD_BYTES } from '../program/value.ts';
import { NodeChecker, type WriteLink } from './node-checker.ts';
import { parseTemplate } from '../language/parser.ts';
import { LineIndex, type TemplateProblem } from '../language/problem.ts';
import { type SourceMap, oneLineSource, wholeSource } from '../language/source-map.ts';

export interface CompileOptions {
  /**
   * Remove the template's line breaks and the white space around it, as KDG does, so that a
   * record is one line. Default true.
   */
  readonly oneLine?: boolean;
  /** Lists and CSVs that `list` and `csv` can draw from, by name. */
  readonly lists?: ReadonlyMap<string, ListData>;
}

/** A template that has been checked. Renderers are made from it. */
export interface CompiledTemplate {
  readonly source: string;
  readonly oneLine: boolean;
  /** Keeps state from record to record: render in record order, in one worker. */
  readonly stateful: boolean;
  /** Uses a locale's words, so creating a renderer loads faker. */
  readonly needsLocale: boolean;
  /** Mentions the partition key, so that has to be known first. */
  readonly readsKey: boolean;
  readonly readsShard: boolean;
  /** What could be better: old names, for one. */
  readonly hints: readonly TemplateProblem[];
  /** For the renderer. */
  readonly internal: Internal;
}

interface Internal {
  readonly link: WriteLink;
  readonly scope: Scope;
  readonly slots: number;
  readonly map: SourceMap;
  readonly lines: LineIndex;
  readonly lists: ReadonlyMap<string, ListData>;
}

/** Longer templates are refused: no record is longer, and one of plain text may be that long. */
const MAX_TEMPLATE_LENGTH = LARGEST_RECORD_BYTES;

/** Reads and checks a template. Nothing in it is ever run as code. */
export function compileTemplate(
  source: string,
  options: CompileOptions = {},
): Result<CompiledTemplate, readonly TemplateProblem[]> {
  const oneLine = options.oneLine ?? true;
  const map = oneLine ? oneLineSource(source, true) : wholeSource(source);
  return compileInto(source, { ...options, oneLine }, map, new Scope(), 0);
}

/**
 * A partition key's template. It may use the values that the record's template names
 * outside its blocks, so long as these do not need the key in turn.
 */
export function compileKeyTemplate(
  source: string,
  record?: CompiledTemplate,
): Result<CompiledTemplate, readonly TemplateProblem[]> {
  const scope = new Scope();
  for (const [name, slot] of record?.internal.scope.slots() ?? []) scope.add(name, slot);
  const lists = record?.internal.lists ?? new Map<string, ListData>();
  // Blanks around a key are a part of it: KDG makes its keys itself, and trims only records.
  const map = oneLineSource(source, false);
  const firstSlot = record?.internal.slots ?? 0;
  const compiled = compileInto(source, { lists, oneLine: true }, map, scope, firstSlot);
  if (!compiled.ok || !(compiled.value.readsKey || compiled.value.readsShard)) return compiled;
  const word = compiled.value.readsKey ? 'key' : 'shard';
  const span = { offset: 0, length: source.length, line: 1, column: 1 };
  return err([
    { severity: 'error', message: `the partition key cannot be made from the ${word}`, ...span },
  ]);
}

function compileInto(
  source: string,
  { oneLine, lists = new Map<string, ListData>() }: CompileOptions & { readonly oneLine: boolean },
  map: SourceMap,
  scope: Scope,
  firstSlot: number,
): Result<CompiledTemplate, readonly TemplateProblem[]> {
  const lines = new LineIndex(source);
  if (source.length > MAX_TEMPLATE_LENGTH) {
    const message = `the template has ${source.length} characters; at most ${MAX_TEMPLATE_LENGTH} are read`;
    const place = { offset: 0, length: 1, line: 1, column: 1 };
    return err([{ severity: 'error', message, ...place }]);
  }
  const parsed = parseTemplate(map.text);
  const expressions = new ExpressionChecker(lists);
  const checker = new NodeChecker(expressions, firstSlot);
  const link = checker.check(parsed.nodes, scope);
  const syntax = parsed.problems.map((problem) => ({ ...problem, severity: 'error' as const }));
  const problems = [...syntax, ...expressions.problems.list]
    .map((problem) => placed(problem, map, lines))
    .toSorted((a, b) => a.offset - b.offset);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) return err(errors);
  const internal = { link, scope, slots: checker.slots, map, lines, lists };
  return ok({ source, oneLine, ...publicFacts(expressions.facts), hints: problems, internal });
}

function publicFacts({
  stateful,
  needsLocale,
  readsKey,
  readsShard,
}: Facts): Omit<Facts, 'single'> {
  return { stateful, needsLocale, readsKey, readsShard };
}

function placed(problem: CheckProblem, map: SourceMap, lines: LineIndex): TemplateProblem {
  const { severity, message, suggestion } = problem;
  const span = map.original(problem);
  const place = { ...span, ...lines.at(span.offset) };
  return { severity, message, ...place, ...(suggestion === undefined ? {} : { suggestion }) };
}
