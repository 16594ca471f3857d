import type { Result } from '../base/result.ts';
import type { Scenario } from './scenario.ts';

/** Makes the data of record after record. Record `index` of one seed is always the same. */
export interface RecordSource {
  /**
   * @param index number of the record in its run, from 0
   * @param dueEpochMs when it was due: the time that the record speaks of
   * @param partitionKey undefined while the key itself is rendered
   * @returns bytes that the caller may keep
   */
  next(index: number, dueEpochMs: number, partitionKey: string | undefined): Uint8Array;
}

/** What a compiler is told beside the text. */
export interface SourceOptions {
  readonly template: Scenario['template'];
  readonly seed: number;
}

/** Turns template text into a source, or says in words what is wrong with the text. */
export type CompileSource = (
  options: SourceOptions,
) => Result<RecordSource, string> | Promise<Result<RecordSource, string>>;
