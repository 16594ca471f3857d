/** Where a text stops being JSON. */
export interface JsonMistake {
  /** Offset of the first character that cannot stand there; the text's length at its end. */
  readonly position: number;
  /** What was expected, without a full stop. */
  readonly message: string;
}

/** @returns the first mistake, or `undefined` for JSON (RFC 8259). Engines do not all say where. */
export function jsonMistake(text: string): JsonMistake | undefined {
  try {
    new JsonReader(text).read();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Mistake) return { position: thrown.position, message: thrown.message };
    throw thrown;
  }
}

class Mistake extends Error {
  readonly position: number;

  constructor(position: number, message: string) {
    super(message);
    this.position = position;
  }
}

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /true|false|null/y;
// oxlint-disable-next-line no-control-regex -- JSON's strings may hold none
const STRING_PART = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Keeps the open brackets in a list, so that no depth of nesting is too much. */
class JsonReader {
  readonly #text: string;
  readonly #open: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): void {
    this.#skip(SPACE);
    this.#value();
    while (this.#open.length > 0) this.#afterValue();
    if (this.#at < this.#text.length) this.#fail('the JSON ends before this');
  }

  /** A value, or the beginning of one with its first value. */
  #value(): void {
    for (;;) {
      const first = this.#text[this.#at];
      if (first !== '{' && first !== '[') {
        this.#plain(first);
        return;
      }
      this.#at += 1;
      this.#skip(SPACE);
      if (this.#text[this.#at] === (first === '{' ? '}' : ']')) {
        this.#at += 1;
        this.#skip(SPACE);
        return;
      }
      this.#open.push(first);
      if (first === '{') this.#key();
    }
  }

  #afterValue(): void {
    const isObject = this.#open.at(-1) === '{';
    const next = this.#text[this.#at];
    if (next === ',') {
      this.#at += 1;
      this.#skip(SPACE);
      if (isObject) this.#key();
      this.#value();
    } else if (next === (isObject ? '}' : ']')) {
      this.#open.pop();
      this.#at += 1;
      this.#skip(SPACE);
    } else this.#fail(`expected a comma or ${isObject ? '}' : ']'}`);
  }

  #key(): void {
    if (this.#text[this.#at] !== '"') this.#fail('expected a field name in double quotes');
    this.#string();
    this.#skip(SPACE);
    if (this.#text[this.#at] !== ':') this.#fail('expected a colon after the field name');
    this.#at += 1;
    this.#skip(SPACE);
  }

  #plain(first: string | undefined): void {
    if (first === '"') this.#string();
    else if (!this.#skip(WORD) && !this.#skip(NUMBER)) this.#fail('expected a value');
    this.#skip(SPACE);
  }

  #string(): void {
    this.#at += 1;
    do this.#skip(STRING_PART);
    while (this.#skip(ESCAPE));
    const end = this.#text[this.#at];
    if (end === undefined) this.#fail('a text in quotes is not closed');
    if (end === '\\') this.#fail('a backslash may not stand here');
    if (end !== '"') this.#fail('a line break or control character may not stand in quotes');
    this.#at += 1;
  }

  /** @returns whether anything was there */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const from = this.#at;
    if (pattern.test(this.#text)) this.#at = pattern.lastIndex;
    return this.#at > from;
  }

  #fail(message: string): never {
    const isEnd = this.#at >= this.#text.length;
    throw new Mistake(this.#at, isEnd ? `${message}, but the record ends` : message);
  }
}
