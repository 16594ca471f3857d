import type {
  Preview,
  PreviewProtocol,
  PreviewRequest,
} from '../../../workers/preview/protocol.ts';
import type { TemplateProblem } from '../../../template/index.ts';
import { firstPaint } from '../connection/threads.ts';
import { connect, type Remote } from '../../../workers/port.ts';
import { startWorker, type StartedWorker } from '../../../workers/start.ts';

/** A template that takes longer than this to show five records is stopped. */
const PATIENCE_MS = 1000;
/** The first answer also waits for the worker and the word lists. */
const FIRST_PATIENCE_MS = 15_000;

export type PreviewAnswer =
  | { readonly state: 'samples'; readonly preview: Preview }
  | { readonly state: 'problems'; readonly problems: readonly TemplateProblem[] }
  | { readonly state: 'stopped'; readonly message: string };

interface Running {
  readonly worker: StartedWorker;
  readonly remote: Remote<PreviewProtocol>;
  answered: boolean;
}

let running: Running | undefined;

function worker(onError: (message: string) => void): Running {
  if (running === undefined) {
    const started = startWorker('preview', onError);
    running = { worker: started, remote: connect<PreviewProtocol>(started.port), answered: false };
  }
  return running;
}

/** Renders samples in the preview worker, which is killed when it takes too long. */
export async function renderPreview(request: PreviewRequest): Promise<PreviewAnswer> {
  await firstPaint();
  return new Promise((resolve) => {
    const stop = (message: string): void => {
      clearTimeout(timer);
      current.worker.terminate();
      if (running === current) running = undefined;
      resolve({ state: 'stopped', message });
    };
    const current = worker(stop);
    const timer = setTimeout(
      () => {
        stop(
          'The template took longer than a second for five records and was stopped. Make it smaller, its repeats above all.',
        );
      },
      current.answered ? PATIENCE_MS : FIRST_PATIENCE_MS,
    );
    current.remote
      .call('preview:render', request)
      .then((result) => {
        clearTimeout(timer);
        current.answered = true;
        resolve(
          result.ok
            ? { state: 'samples', preview: result.value }
            : { state: 'problems', problems: result.error },
        );
      })
      .catch((thrown: unknown) => {
        stop(thrown instanceof Error ? thrown.message : 'The preview failed.');
      });
  });
}

let language: Remote<PreviewProtocol> | undefined;

/** The worker that completes and explains: it lives on while previews are killed. */
export function languageWorker(): Remote<PreviewProtocol> {
  language ??= connect<PreviewProtocol>(
    startWorker('preview', () => {
      // Completion stays empty; the preview tells of a worker that cannot start.
    }).port,
  );
  return language;
}
