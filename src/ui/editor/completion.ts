import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { languageWorker } from '../state/preview.ts';

/** Offers what can be typed inside a tag: functions, blocks, named values. */
export async function completeFunction(
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const source = context.state.doc.toString();
  const found = await languageWorker().call('language:complete', { source, offset: context.pos });
  if (found === undefined || context.aborted) return null;
  return {
    from: found.from,
    validFor: /^#?[\w$.]*$/,
    options: found.items.map(({ label, insert, detail, summary, sample, kind }) => ({
      label,
      apply: insert,
      type: kind,
      ...(sample === undefined || sample === '' ? {} : { detail: sample }),
      ...(summary !== undefined && {
        info: detail === undefined ? summary : `${detail}\n${summary}`,
      }),
    })),
  };
}
