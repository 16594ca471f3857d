import { err, ok } from '../base/result.ts';
import {
  ByteWriter,
  compileKeyTemplate,
  compileTemplate,
  createRenderer,
  describeProblem,
  type Renderer,
  type TemplateProblem,
} from '../template/index.ts';
import type { CompileSource, RecordSource } from './record-source.ts';

/** Records are cut from buffers of this size; one is let go once it is nearly full. */
const CHUNK_BYTES = 64 * 1024;

/** Records from the template language. */
export const compileTemplateSource: CompileSource = async ({ template, keyTemplate, seed }) => {
  const compiled = compileTemplate(template.text, {
    oneLine: !template.multiline,
    lists: new Map(Object.entries(template.lists)),
  });
  if (!compiled.ok) return err(inWords('template', compiled.error));
  const key =
    keyTemplate === undefined ? undefined : compileKeyTemplate(keyTemplate, compiled.value);
  if (key !== undefined && !key.ok) return err(inWords('key', key.error));
  const now = template.now === undefined ? undefined : Date.parse(template.now);
  if (Number.isNaN(now))
    return err(`"${template.now}" is not a time. Write it as 2026-01-31T12:00:00Z.`);
  const renderer = await createRenderer(compiled.value, {
    seed,
    locale: template.locale,
    delimiter: template.delimiter === 'newline' ? '\n' : '',
    ...(key !== undefined && { key: key.value }),
  });
  if (!renderer.ok) return err(inWords('template', renderer.error));
  return ok(templateSource(renderer.value, key !== undefined, now));
};

function templateSource(
  renderer: Renderer,
  hasKey: boolean,
  fixedNow: number | undefined,
): RecordSource {
  let out = new ByteWriter(CHUNK_BYTES);
  const context = { recordIndex: 0, dueEpochMs: 0, key: '', shardId: '' };
  const source: RecordSource = {
    next(index, dueEpochMs, partitionKey, shardId) {
      if (out.length > CHUNK_BYTES - 1024) out = new ByteWriter(CHUNK_BYTES);
      const start = out.length;
      context.recordIndex = index;
      context.dueEpochMs = fixedNow ?? dueEpochMs;
      context.key = partitionKey;
      context.shardId = shardId;
      const rendered = renderer.render(context, out);
      if (!rendered.ok) throw new Error(rendered.error.message);
      return out.bytes.subarray(start, out.length);
    },
  };
  if (!hasKey) return source;
  return {
    ...source,
    key(index, dueEpochMs) {
      const key = renderer.renderKey({ recordIndex: index, dueEpochMs: fixedNow ?? dueEpochMs });
      if (!key.ok) throw new Error(key.error.message);
      return key.value;
    },
  };
}

function inWords(what: string, problems: readonly TemplateProblem[]): string {
  return problems.map((problem) => `${what}:${describeProblem(problem)}`).join('\n');
}
