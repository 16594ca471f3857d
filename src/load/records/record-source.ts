import type { Result } from '../../base/result.ts';
import type { Scenario } from '../scenario.ts';
import type { Slab } from './slab.ts';

/** Makes the data of record after record. Record `index` of one seed is always the same. */
export interface RecordSource {
  /**
   * @param index number of the record in its run, from 0
   * @param dueEpochMs when it was due: the time that the record speaks of
   * @param shardId where the partition key is predicted to land
   * @returns bytes that stay as they are for as long as their `slab` is not released
   * @throws Error that says which record could not be made, and why
   */
  next(index: number, dueEpochMs: number, partitionKey: string, shardId: string): Uint8Array;
  /** What the record that was made last lies in; absent: memory of its own. */
  readonly slab?: Slab | undefined;
  /** The partition key from its own template; asked before `next` of the same record. */
  key?(index: number, dueEpochMs: number): string;
  /** What the template may mean otherwise, each with its line and column. */
  readonly warnings?: readonly string[];
}

/** What a compiler is told. */
interface SourceOptions {
  readonly template: Scenario['template'];
  /** Text of the partition key's template, when keys come from one. */
  readonly keyTemplate: string | undefined;
  readonly seed: number;
  /** Whether the records will be compressed: they get no delimiter then. */
  readonly gzip?: boolean;
  /** Name of the run that each JSON record is stamped with; absent: none is. */
  readonly stamp?: string | undefined;
}

/** Turns template text into a source, or says in words what is wrong with the text. */
export type CompileSource = (
  options: SourceOptions,
) => Result<RecordSource, string> | Promise<Result<RecordSource, string>>;
