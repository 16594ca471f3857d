import type {
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { ListHeader } from '../../template/lists/csv-list.ts';
import { languageWorker } from '../state/templates/preview.ts';
import { hoverTooltip } from '@codemirror/view';

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

/** Rests the pointer on a function: how it is called, what it makes, and an example. */
export const explainFunction = hoverTooltip(async (view, offset) => {
  const source = view.state.doc.toString();
  const found = await languageWorker().call('language:hover', { source, offset });
  if (found === undefined) return null;
  return {
    pos: found.offset,
    end: found.offset + found.length,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-hover';
      dom.textContent = `${found.signature}\n${found.summary}\nfor example: ${found.sample}`;
      return { dom };
    },
  };
});
