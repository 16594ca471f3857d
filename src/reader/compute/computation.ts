import type { JsonPath } from '../decode/json/json-path.ts';
import type { ReadRecord } from '../decode/read-record.ts';
import { BoundedCounts, SeenIds, type CountedThing } from './bounded-counts.ts';
import { LazyJson, recordId, type IdMakers, type IdRule } from './record-id.ts';
import { SlidingWindow, type WindowResult } from './sliding-window.ts';

/** What the built-in consumer computes. */
export type ComputationSpec =
  /** Records per partition key, or per value at a path. */
  | { readonly kind: 'count'; readonly by: 'partition-key' | JsonPath }
  /** Words in the text at a path, or in all of the data. */
  | { readonly kind: 'words'; readonly at?: JsonPath }
  /** Records, and the sum at a path, of the last so many seconds by arrival. */
  | { readonly kind: 'window'; readonly seconds: number; readonly sum?: JsonPath };

export interface ComputationOptions {
  readonly spec: ComputationSpec;
  /** What a record's id is; a record whose id was seen is ignored. Absent: every record counts. */
  readonly ignoreSeenIds?: IdRule;
}

/** Plain data. */
export interface ComputationResult {
  readonly processed: number;
  /** Ignored because their id was seen. */
  readonly ignored: number;
  /** How often the id, or what is computed on, was not there. */
  readonly without: number;
  readonly top: readonly CountedThing[];
  readonly distinct: number;
  readonly others: number;
  readonly window: WindowResult | undefined;
}

const TOP = 50;

/**
 * Counting in bounded memory. Kinesis delivers at least once: without ids, a record
 * that comes twice counts twice.
 */
export class Computation {
  readonly #options: ComputationOptions;
  readonly #makers: IdMakers;
  readonly #counts = new BoundedCounts();
  readonly #seen = new SeenIds();
  readonly #window: SlidingWindow | undefined;
  #processed = 0;
  #ignored = 0;
  #without = 0;

  constructor(options: ComputationOptions, makers: IdMakers) {
    this.#options = options;
    this.#makers = makers;
    if (options.spec.kind === 'window') this.#window = new SlidingWindow(options.spec.seconds);
  }

  accept(records: readonly ReadRecord[]): void {
    for (const record of records) this.#accept(record);
  }

  #accept(record: ReadRecord): void {
    const { spec, ignoreSeenIds } = this.#options;
    const json = new LazyJson(record.data);
    if (ignoreSeenIds !== undefined) {
      const id = recordId(record, json, ignoreSeenIds, this.#makers);
      if (id === undefined) this.#without += 1;
      else if (this.#seen.see(id)) {
        this.#ignored += 1;
        return;
      }
    }
    this.#processed += 1;
    switch (spec.kind) {
      case 'count':
        this.#count(spec.by === 'partition-key' ? record.partitionKey : json.at(spec.by));
        break;
      case 'words':
        this.#countWords(spec.at === undefined ? json.text : json.at(spec.at));
        break;
      case 'window':
        this.#window?.add(
          record.arrival,
          spec.sum === undefined ? 0 : this.#number(json.at(spec.sum)),
        );
        break;
    }
  }

  #count(name: string | undefined): void {
    if (name === undefined) this.#without += 1;
    else this.#counts.add(name);
  }

  #countWords(text: string | undefined): void {
    if (text === undefined) {
      this.#without += 1;
      return;
    }
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) this.#counts.add(word);
  }

  #number(text: string | undefined): number {
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    this.#without += 1;
    return 0;
  }

  /** @param epochMs the time up to which a window reaches */
  result(epochMs: number): ComputationResult {
    return {
      processed: this.#processed,
      ignored: this.#ignored,
      without: this.#without,
      top: this.#counts.top(TOP),
      distinct: this.#counts.distinct,
      others: this.#counts.others,
      window: this.#window?.result(epochMs),
    };
  }
}
