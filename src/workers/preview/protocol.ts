import type { Result } from '../../base/result.ts';
import type { TemplateCompletion } from '../../template/editor.ts';
import type { TemplateCost, TemplateProblem } from '../../template/index.ts';

export interface PreviewRequest {
  readonly source: string;
  readonly oneLine: boolean;
  readonly seed: number;
  /** Epoch milliseconds of the first sample. */
  readonly now: number;
  readonly count: number;
}

export interface Preview {
  readonly samples: readonly string[];
  readonly cost: TemplateCost;
  /** What could be better in the template: old names, for one. */
  readonly hints: readonly TemplateProblem[];
}

/** A thing that can be typed at some place of a template. */
export interface Completion extends TemplateCompletion {
  /** What the call made just now; absent for what is no call. */
  readonly sample?: string;
}

export interface Completions {
  /** Where the word being typed begins. */
  readonly from: number;
  readonly items: readonly Completion[];
}

/** What stands at some place of a template, explained. */
export interface Hover {
  readonly offset: number;
  readonly length: number;
  readonly signature: string;
  readonly summary: string;
  readonly sample: string;
}

export interface PreviewProtocol {
  calls: {
    'language:complete'(place: { source: string; offset: number }): Completions | undefined;
    'language:hover'(place: { source: string; offset: number }): Hover | undefined;
    'preview:render'(request: PreviewRequest): Result<Preview, readonly TemplateProblem[]>;
  };
  events: Record<string, never>;
}
