import type {
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { ListHeader } from '../../template/lists/csv-list.ts';
import { languageWorker } from '../state/templates/preview.ts';

/**
 * Offers what can be typed inside a tag: functions, blocks, named values, lists.
 * @param lists the template's own, as they are now
 */
export function completeFunction(lists: () => readonly ListHeader[]): CompletionSource {
  return (context) => complete(context, lists());
}

async function complete(
  context: CompletionContext,
  lists: readonly ListHeader[],
): Promise<CompletionResult | null> {
  const source = context.state.doc.toString();
  const place = { source, offset: context.pos, lists };
  const found = await languageWorker().call('language:complete', place);
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
