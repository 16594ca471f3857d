import { useEffect, useState } from 'react';
import type { TemplateProblem } from '../../template/index.ts';
import type { Preview } from '../../workers/preview/protocol.ts';
import { renderPreview } from '../state/preview.ts';

/** Samples stay on show while a template is being mended. */
export type PreviewView = { readonly samples: readonly string[] } & (
  | { readonly state: 'waiting' }
  | {
      readonly state: 'samples';
      readonly cost: Preview['cost'];
      readonly hints: Preview['hints'];
    }
  | { readonly state: 'problems'; readonly problems: readonly TemplateProblem[] }
  | { readonly state: 'stopped'; readonly message: string }
);

const DEBOUNCE_MS = 150;
const SAMPLES = 5;

/** Five records of a template, a moment after each change. */
export function usePreview(source: string, oneLine: boolean): PreviewView {
  const [view, setView] = useState<PreviewView>({ state: 'waiting', samples: [] });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        const answer = await renderPreview({
          source,
          oneLine,
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
  }, [source, oneLine]);
  return view;
}

const NOTHING: readonly TemplateProblem[] = [];

/** What the editor underlines: mistakes, else hints. */
export function problemsOf(view: PreviewView): readonly TemplateProblem[] {
  if (view.state === 'problems') return view.problems;
  return view.state === 'samples' ? view.hints : NOTHING;
}
