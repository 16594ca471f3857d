import { err, ok } from '../../base/result.ts';
import { utf8Length } from '../../base/utf8.ts';
import {
  compileKeyTemplate,
  compileTemplate,
  createRenderer,
  delimiterFor,
  describeProblem,
  describeWarnings,
  encodeRecord,
  readLists,
  type Output,
  type Renderer,
  type TemplateProblem,
} from '../../template/index.ts';
import type { CompileSource, RecordSource } from './record-source.ts';
import { SlabPool, type Slab } from './slab.ts';
import { stampJson } from './stamp.ts';

/** Records from the template language. */
export const compileTemplateSource: CompileSource = async ({
  template,
  keyTemplate,
  seed,
  gzip,
  stamp,
}) => {
  const lists = readLists(template.lists);
  if (!lists.ok) return lists;
  const compiled = compileTemplate(template.text, {
    oneLine: !template.multiline,
    lists: lists.value,
  });
  if (!compiled.ok) return err(inWords('template', compiled.error));
  const key =
    keyTemplate === undefined ? undefined : compileKeyTemplate(keyTemplate, compiled.value);
  if (key !== undefined && !key.ok) return err(inWords('key', key.error));
  const now = template.now === undefined ? undefined : Date.parse(template.now);
  const { output } = template;
  const encoding = { output, compression: gzip === true ? 'gzip' : 'none' } as const;
  const delimiter = delimiterFor(encoding, template.delimiter);
  const renderer = await createRenderer(compiled.value, {
    seed,
    locale: template.locale,
    delimiter,
    isCsv: output === 'csv',
    ...(key !== undefined && { key: key.value }),
  });
  if (!renderer.ok) return err(inWords('template', renderer.error));
  const warnings = describeWarnings(compiled.value.hints);
  const source = Object.assign(templateSource(renderer.value, output, key !== undefined, now), {
    warnings,
  });
  return ok(stamp === undefined ? source : stamped(source, stamp, utf8Length(delimiter)));
};

function templateSource(
  renderer: Renderer,
  output: Output,
  hasKey: boolean,
  fixedNow: number | undefined,
): RecordSource {
  const slabs = new SlabPool();
  const context = { recordIndex: 0, dueEpochMs: 0, key: '', shardId: '' };
  const source: RecordSource & { slab: Slab | undefined } = {
    slab: undefined,
    next(index, dueEpochMs, partitionKey, shardId) {
      const slab = slabs.withRoom();
      const start = slab.writer.length;
      context.recordIndex = index;
      context.dueEpochMs = fixedNow ?? dueEpochMs;
      context.key = partitionKey;
      context.shardId = shardId;
      const rendered = renderer.render(context, slab.writer);
      if (!rendered.ok) throw new Error(rendered.error.message);
      source.slab = slab;
      const made = slab.cut(start);
      return output === 'base64' ? decoded(made, index) : made;
    },
  };
  if (!hasKey) return source;
  return Object.assign(source, {
    key(index: number, dueEpochMs: number) {
      const key = renderer.renderKey({ recordIndex: index, dueEpochMs: fixedNow ?? dueEpochMs });
      if (!key.ok) throw new Error(key.error.message);
      return key.value;
    },
  });
}

/** The same records, each JSON object with the run and its number in it. */
function stamped(source: RecordSource, run: string, delimiterBytes: number): RecordSource {
  return {
    ...source,
    next(index, dueEpochMs, partitionKey, shardId) {
      const data = source.next(index, dueEpochMs, partitionKey, shardId);
      return stampJson(data, delimiterBytes, { run, record: index });
    },
  };
}

function decoded(record: Uint8Array, index: number): Uint8Array {
  const bytes = encodeRecord(record, { output: 'base64', compression: 'none' });
  if (!bytes.ok) throw new Error(`record ${index} could not be made: ${bytes.error}`);
  return bytes.value;
}

function inWords(what: string, problems: readonly TemplateProblem[]): string {
  return problems.map((problem) => `${what}:${describeProblem(problem)}`).join('\n');
}
