import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { functionCatalogue } from './catalogue.ts';

const IN_TAG = /\{\{[^{}]*?([A-Za-z_$][\w$.]*)?$/;

/** Offers every function inside a tag, with what it makes. */
export async function completeFunction(
  context: CompletionContext,
): Promise<CompletionResult | null> {
  const line = context.matchBefore(/\{\{(?:[^}]|\}(?!\}))*$/);
  if (line === null) return null;
  const match = IN_TAG.exec(line.text);
  if (match === null) return null;
  const typed = match[1] ?? '';
  if (typed === '' && !context.explicit && !line.text.endsWith('{{')) return null;
  const catalogue = await functionCatalogue();
  return {
    from: context.pos - typed.length,
    validFor: /^[\w$.]*$/,
    options: catalogue.map(({ name, insert, summary, sample }) => ({
      label: name,
      apply: insert,
      detail: sample,
      info: summary,
      type: 'function',
    })),
  };
}
