import { useEffect, useState } from 'react';
import type { TemplateProblem } from '../../../template/index.ts';
import type { Preview, PreviewRequest } from '../../../workers/preview/protocol.ts';
import { renderPreview } from '../../state/templates/preview.ts';
import { settledSpeed } from './settled-speed.ts';
import { systemClock } from '../../../base/clock.ts';
import { anyGoing, producers } from '../../state/run/run.ts';

/** Samples stay on show while a template is being mended. */
export type PreviewView = { readonly samples: readonly string[] } & (
  | { readonly state: 'waiting' }
  | (Preview & {
      readonly state: 'samples';
      /** Records a second that this machine makes; absent while it is measured. */
      readonly speed: number | undefined;
    })
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
        const request = {
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
        };
        const answer = await renderPreview(request);
        if (!current) return;
        if (answer.state !== 'samples') {
          setView(({ samples }) => ({ samples, ...answer }));
          return;
        }
        const { preview } = answer;
        setView({ state: 'samples', ...preview, speed: undefined });
        const measured = [preview.cost.recordsPerSecond];
        for (let speed = settledSpeed(measured); ; speed = settledSpeed(measured)) {
          if (speed !== undefined) {
            setView({ state: 'samples', ...preview, speed });
            return;
          }
          await pageAtRest();
          if (!current) return;
          const again = await renderPreview(request);
          if (!current) return;
          // One that was stopped this time has its first measurement still.
          const fresh = again.state === 'samples' ? again.preview : preview;
          measured.push(fresh.cost.recordsPerSecond);
        }
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

/** After this long the page has loaded what it shows, ms. */
const REST_MS = 1500;

/** Resolves when the page has been at rest for a moment: nothing loads, and no run goes on. */
function pageAtRest(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      systemClock.after(REST_MS, () => {
        if (document.hidden || anyGoing(producers.getState().list)) look();
        // Safari has no idle callbacks.
        else if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
        else resolve();
      });
    };
    look();
  });
}
