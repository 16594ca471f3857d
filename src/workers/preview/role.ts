import { err, ok, type Result } from '../../base/result.ts';
import {
  compileKeyTemplate,
  compileTemplate,
  createRenderer,
  delimiterFor,
  encodeRecord,
  templateCost,
  type CompiledTemplate,
  type RecordEncoding,
  type TemplateProblem,
  readList,
  type ListData,
  type ListText,
} from '../../template/index.ts';
import { serve } from '../port.ts';
import type { Preview, PreviewProtocol, PreviewRequest } from './protocol.ts';
import { contextOf, makeSamples } from './samples.ts';

const COST_BUDGET_MS = 60;

/** The preview worker: renders samples, and is killed when that takes too long. */
export function accept(port: MessagePort): void {
  serve<PreviewProtocol>(port, {
    'preview:render': render,
    // The texts are loaded when an editor asks for the first time.
    async 'language:complete'({ source, offset, lists }) {
      const { complete } = await import('./language.ts');
      return complete(source, offset, lists);
    },
    async 'language:hover'({ source, offset }) {
      const { hover } = await import('./language.ts');
      return hover(source, offset);
    },
  });
}

async function render(
  request: PreviewRequest,
): Promise<Result<Preview, readonly TemplateProblem[]>> {
  const { source, oneLine, seed, output, compression, locale } = request;
  const lists = listsOf(request.lists);
  if (!lists.ok) return err([atStart(lists.error)]);
  const compiled = compileTemplate(source, { oneLine, lists: lists.value });
  if (!compiled.ok) return err(compiled.error);
  const encoding: RecordEncoding = { output, compression };
  const key = keyOf(request.key, compiled.value);
  const options = { seed, locale, isCsv: output === 'csv' };
  const shown = await createRenderer(compiled.value, {
    ...options,
    delimiter: '',
    trace: true,
    ...(key.compiled !== undefined && { key: key.compiled }),
  });
  if (!shown.ok) return shown;
  // A stateful template moves on with each record: its cost is taken from another renderer.
  const delimiter = delimiterFor(encoding, request.delimiter);
  const measured = await createRenderer(compiled.value, { ...options, delimiter });
  if (!measured.ok) return measured;
  const made = makeSamples(shown.value, request, key.compiled !== undefined);
  if (!made.ok) return err([made.error]);
  const isPlain = output !== 'base64' && compression === 'none';
  const cost = templateCost(measured.value, {
    now: () => performance.now(),
    budgetMs: COST_BUDGET_MS,
    context: contextOf(request.now),
    ...(!isPlain && { encode: (record: Uint8Array) => encodeRecord(record, encoding) }),
  });
  if (!cost.ok) return err([cost.error]);
  return ok({
    ...made.value,
    cost: cost.value,
    hints: compiled.value.hints,
    keyProblems: key.problems,
    stateful: shown.value.stateful,
  });
}

interface Key {
  readonly compiled: CompiledTemplate | undefined;
  readonly problems: readonly TemplateProblem[];
}

function keyOf(text: string, record: CompiledTemplate): Key {
  if (text === '') return { compiled: undefined, problems: [] };
  const compiled = compileKeyTemplate(text, record);
  return compiled.ok
    ? { compiled: compiled.value, problems: [] }
    : { compiled: undefined, problems: compiled.error };
}

function atStart(message: string): TemplateProblem {
  return { severity: 'error', message, offset: 0, length: 0, line: 1, column: 1 };
}

/** A list is read once, though it comes along with every change of the template. */
const known = new Map<string, { readonly text: string; readonly data: ListData }>();

/** Lists by name, or what is wrong with one of them, in words. */
function listsOf(
  texts: Readonly<Record<string, ListText>>,
): Result<ReadonlyMap<string, ListData>, string> {
  const lists = new Map<string, ListData>();
  for (const [name, source] of Object.entries(texts)) {
    const [kind, text] =
      'lines' in source ? (['lines', source.lines] as const) : ['csv', source.csv];
    const id = `${kind} ${name}`;
    const before = known.get(id);
    if (before?.text === text) lists.set(name, before.data);
    else {
      const read = readList(source);
      if (!read.ok) return err(`the list "${name}" cannot be used: ${read.error}`);
      known.set(id, { text, data: read.value });
      lists.set(name, read.value);
    }
  }
  return ok(lists);
}
