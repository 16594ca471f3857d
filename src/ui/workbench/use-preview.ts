import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { TemplateProblem } from '../../template/index.ts';
import type { Preview } from '../../workers/preview/protocol.ts';
import { draft } from '../state/draft.ts';
import { renderPreview } from '../state/preview.ts';

/** Samples stay on show while a template is being mended. */
export type PreviewView = { readonly samples: readonly string[] } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'samples'; readonly cost: Preview['cost'] }
  | { readonly state: 'problems'; readonly problems: readonly TemplateProblem[] }
  | { readonly state: 'stopped'; readonly message: string }
);

const DEBOUNCE_MS = 150;
const SAMPLES = 5;

/** Five records of the draft's template, a moment after each change. */
export function usePreview(): PreviewView {
  const source = useStore(draft, (state) => state.template);
  const oneLine = useStore(draft, (state) => state.oneLine);
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
            ? { state: 'samples', samples: answer.preview.samples, cost: answer.preview.cost }
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
