import { type JsonPath, findInJson } from '../decode/json/json-path.ts';
import type { ReadRecord } from '../decode/read-record.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { isJson } from '../decode/json/json-walk.ts';
import { unpack } from '../decode/steps.ts';

/** A record's data as JSON: unpacked and checked once, and only if someone asks. */
export class LazyJson {
  readonly #data: Uint8Array;
  #text: string | undefined;
  #isJson: boolean | undefined;

  constructor(data: Uint8Array) {
    this.#data = data;
  }

  get text(): string {
    this.#text ??= decodeUtf8(unpack(this.#data).bytes);
    return this.#text;
  }

  /** The value at `path` as text; `undefined` when it is not there, or this is no JSON. */
  at(path: JsonPath): string | undefined {
    this.#isJson ??= isJson(this.text);
    return this.#isJson ? findInJson(this.text, path)?.text : undefined;
  }
}

/** What counts as a record's id, the same however often it comes. */
export type IdRule =
  /** The run's stamp (run id and record number); where there is none, as `content`. */
  | { readonly kind: 'stamp' }
  /** The value at a JSON path; a record without it has no id, and counts. */
  | { readonly kind: 'path'; readonly path: JsonPath }
  /** Partition key and a digest of the data: equal records are taken for one. */
  | { readonly kind: 'content' };

/** How ids are made of what is no part of the reader. */
export interface IdMakers {
  /** Of key and data, as the receipts of a run have it. */
  readonly digest: (partitionKey: string, data: Uint8Array) => string;
  /** The stamp of a run's record; `undefined` when it carries none. */
  readonly stamp: (record: ReadRecord) => string | undefined;
}

export function recordId(
  record: ReadRecord,
  json: LazyJson,
  rule: IdRule,
  makers: IdMakers,
): string | undefined {
  const content = (): string => {
    const key = record.partitionKey ?? '';
    return `${key.length}:${key}:${makers.digest(key, record.data)}`;
  };
  switch (rule.kind) {
    case 'stamp': {
      const stamp = makers.stamp(record);
      return stamp === undefined ? content() : `stamp:${stamp}`;
    }
    case 'path':
      return json.at(rule.path);
    case 'content':
      return content();
  }
}
