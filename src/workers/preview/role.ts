import { err, ok, type Result } from '../../base/result.ts';
import {
  compileTemplate,
  createRenderer,
  templateCost,
  type Renderer,
  type TemplateProblem,
} from '../../template/index.ts';
import { serve } from '../port.ts';
import type { Preview, PreviewProtocol, PreviewRequest } from './protocol.ts';

/** A sample of more characters than this is cut: the page shows one line of it. */
const LONGEST_SAMPLE = 20_000;
/** A preview shows records of one key and shard when the template asks for them. */
const SAMPLE_KEY = 'sample-key';
const SAMPLE_SHARD = 'shardId-000000000000';
const GAP_MS = 1000;
const COST_BUDGET_MS = 60;

/** The preview worker: renders samples, and is killed when that takes too long. */
export function accept(port: MessagePort): void {
  serve<PreviewProtocol>(port, {
    'preview:render': render,
    // The texts are loaded when an editor asks for the first time.
    async 'language:complete'({ source, offset }) {
      const { complete } = await import('./language.ts');
      return complete(source, offset);
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
  const compiled = compileTemplate(request.source, { oneLine: request.oneLine });
  if (!compiled.ok) return err(compiled.error);
  const make = () => createRenderer(compiled.value, { seed: request.seed, delimiter: '' });
  const renderer = await make();
  // A stateful template moves on with each record: its cost is taken from another one.
  const measured = await make();
  if (!renderer.ok) return renderer;
  if (!measured.ok) return measured;
  const shown = samples(renderer.value, request);
  if (!shown.ok) return err([shown.error]);
  const cost = templateCost(measured.value, {
    now: () => performance.now(),
    budgetMs: COST_BUDGET_MS,
    context: contextOf(request.now),
  });
  if (!cost.ok) return err([cost.error]);
  return ok({ samples: shown.value, cost: cost.value, hints: compiled.value.hints });
}

function contextOf(dueEpochMs: number) {
  return { dueEpochMs, key: SAMPLE_KEY, shardId: SAMPLE_SHARD };
}

function samples(renderer: Renderer, request: PreviewRequest): Result<string[], TemplateProblem> {
  const texts: string[] = [];
  for (let recordIndex = 0; recordIndex < request.count; recordIndex += 1) {
    const made = renderer.renderText({
      recordIndex,
      ...contextOf(request.now + recordIndex * GAP_MS),
    });
    if (!made.ok) return made;
    texts.push(made.value.slice(0, LONGEST_SAMPLE));
  }
  return ok(texts);
}
