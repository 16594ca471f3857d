import { err, ok, type Result } from '../../base/result.ts';
import {
  compileTemplate,
  createRenderer,
  type Renderer,
  type TemplateProblem,
} from '../../template/index.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { serve } from '../port.ts';
import type { Preview, PreviewProtocol, PreviewRequest } from './protocol.ts';

/** Sizes are taken from this many records, the shown ones included. */
const MEASURED = 100;
/** A sample of more characters than this is cut: the page shows one line of it. */
const LONGEST_SAMPLE = 2000;
/** A preview shows records of one key and shard when the template asks for them. */
const SAMPLE_KEY = 'sample-key';
const SAMPLE_SHARD = 'shardId-000000000000';
const GAP_MS = 1000;

/** The preview worker: renders samples, and is killed when that takes too long. */
export function accept(port: MessagePort): void {
  serve<PreviewProtocol>(port, {
    'preview:render': render,
    async 'preview:catalogue'() {
      const { functionSamples } = await import('./function-samples.ts');
      return functionSamples(Date.now());
    },
  });
}

async function render(
  request: PreviewRequest,
): Promise<Result<Preview, readonly TemplateProblem[]>> {
  const compiled = compileTemplate(request.source, { oneLine: request.oneLine });
  if (!compiled.ok) return err(compiled.error);
  const renderer = await createRenderer(compiled.value, { seed: request.seed, delimiter: '' });
  return renderer.ok ? samples(renderer.value, request) : err(renderer.error);
}

function samples(
  renderer: Renderer,
  request: PreviewRequest,
): Result<Preview, readonly TemplateProblem[]> {
  const texts: string[] = [];
  const sizes: number[] = [];
  for (let recordIndex = 0; recordIndex < MEASURED; recordIndex += 1) {
    const made = renderer.renderText({
      recordIndex,
      dueEpochMs: request.now + recordIndex * GAP_MS,
      key: SAMPLE_KEY,
      shardId: SAMPLE_SHARD,
    });
    if (!made.ok) return err([made.error]);
    sizes.push(encodeUtf8(made.value).length);
    if (recordIndex < request.count) texts.push(made.value.slice(0, LONGEST_SAMPLE));
    // Huge records: five are enough to know.
    else if ((sizes[0] ?? 0) > 10_000) break;
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return ok({
    samples: texts,
    cost: {
      bytes: { min: Math.min(...sizes), mean: total / sizes.length, max: Math.max(...sizes) },
    },
  });
}
