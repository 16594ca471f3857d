import type { Result } from '../../base/result.ts';
import type { ListHeader, TemplateCompletion } from '../../template/editor/index.ts';
import type { ListText, Output, TemplateCost, TemplateProblem } from '../../template/index.ts';

export interface PreviewRequest {
  readonly source: string;
  readonly oneLine: boolean;
  /** The partition key's template; empty: none. */
  readonly key: string;
  /** `newline`, `none`, or the text itself. */
  readonly delimiter: string;
  readonly output: Output;
  /** faker's name of a language. */
  readonly locale: string;
  readonly compression: 'none' | 'gzip';
  readonly lists: Readonly<Record<string, ListText>>;
  readonly seed: number;
  /** Epoch milliseconds of the first sample. */
  readonly now: number;
  readonly count: number;
}

/** A sample is not what the template is meant to make. */
export interface SampleMistake {
  /** `schema`: JSON with a part of the common log schema, but not all of it. */
  readonly kind: 'json' | 'schema' | 'base64';
  /** 1 for the first sample. */
  readonly record: number;
  /** Where in the sample, 0 for its first character; absent when that is not known. */
  readonly position?: number;
  /** The part of the template that made this place; its message says what was expected. */
  readonly source: TemplateProblem;
}

export interface Preview {
  readonly samples: readonly string[];
  readonly cost: TemplateCost;
  /** What could be better in the template: old names, for one. */
  readonly hints: readonly TemplateProblem[];
  readonly mistake?: SampleMistake;
  /** The samples' partition keys, when they come from a template. */
  readonly keys: readonly string[];
  /** What is wrong with the partition key's template. */
  readonly keyProblems: readonly TemplateProblem[];
  /** Its records depend on those before them, and are made in order by one worker. */
  readonly stateful: boolean;
}

/** A thing that can be typed at some place of a template. */
interface Completion extends TemplateCompletion {
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
    'language:complete'(place: {
      source: string;
      offset: number;
      lists: readonly ListHeader[];
    }): Completions | undefined;
    'language:hover'(place: { source: string; offset: number }): Hover | undefined;
    'preview:render'(request: PreviewRequest): Result<Preview, readonly TemplateProblem[]>;
  };
  events: Record<string, never>;
}
