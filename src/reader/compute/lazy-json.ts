import { decodeUtf8 } from '../../base/utf8.ts';
import { findInJson, type JsonPath } from '../decode/json/json-path.ts';
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
