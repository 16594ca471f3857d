import { useEffect, useState } from 'react';
import type { TemplateProblem } from '../../template/index.ts';
import type { Preview, PreviewRequest } from '../../workers/preview/protocol.ts';
import { renderPreview } from '../state/preview.ts';

/** Samples stay on show while a template is being mended. */
export type PreviewView = { readonly samples: readonly string[] } & (
  | { readonly state: 'waiting' }
  | (Preview & { readonly state: 'samples' })
  | { readonly state: 'problems'; readonly problems: readonly TemplateProblem[] }
  | { readonly state: 'stopped'; readonly message: string }
);

const DEBOUNCE_MS = 150;
const SAMPLES = 5;

/** What a preview depends on. */
export type PreviewedTemplate = Omit<PreviewRequest, 'source' | 'seed' | 'now' | 'count'> & {
  readonly text: string;
};

/** Five records of a template, a moment after each change. */
export function usePreview(template: PreviewedTemplate): PreviewView {
  const { text, oneLine, key, delimiter, output, locale, compression, lists } = template;
  const [view, setView] = useState<PreviewView>({ state: 'waiting', samples: [] });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        const answer = await renderPreview({
          source: text,
          oneLine,
          key,
          delimiter,
          output,
          locale,
          compression,
          lists,
          seed: 1,
          now: Date.now(),
          count: SAMPLES,
        });
        if (!current) return;
        setView(({ samples }) =>
          answer.state === 'samples'
            ? { state: 'samples', ...answer.preview }
            : { samples, ...answer },
        );
      })();
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, oneLine, key, delimiter, output, locale, compression, lists]);
  return view;
}

const NOTHING: readonly TemplateProblem[] = [];

/**
 * What the editor underlines: mistakes, else hints and the part that made a record no JSON.
 * The same list for the same view, as the editor draws anew for another one.
 */
export function problemsOf(view: PreviewView): readonly TemplateProblem[] {
  if (view.state === 'problems') return view.problems;
  if (view.state !== 'samples') return NOTHING;
  const { hints, mistake } = view;
  if (mistake === undefined) return hints;
  const known = underlined.get(view) ?? [...hints, mistake.source];
  underlined.set(view, known);
  return known;
}

const underlined = new WeakMap<PreviewView, readonly TemplateProblem[]>();
