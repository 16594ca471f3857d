import type { Result } from '../../base/result.ts';
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

/** A function of the template language, for completion and hover. */
export interface CatalogueEntry {
  readonly name: string;
  /** A call that works. */
  readonly insert: string;
  readonly signature: string;
  readonly summary: string;
  /** What the call made just now. */
  readonly sample: string;
}

export interface PreviewProtocol {
  calls: {
    'preview:catalogue'(argument: undefined): readonly CatalogueEntry[];
    'preview:render'(request: PreviewRequest): Result<Preview, readonly TemplateProblem[]>;
  };
  events: Record<string, never>;
}
