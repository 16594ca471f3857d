export type JsonToken =
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ':'
  | 'string'
  | 'number'
  | 'true'
  | 'false'
  | 'null'
  | 'end';

/** Where JSON text goes wrong. `at` counts UTF-16 units. */
export class JsonError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

// oxlint-disable-next-line no-control-regex
const PLAIN = /^[^\\\u0000-\u001f]*$/;

/**
 * Tokens of JSON text (RFC 8259). Numbers are never turned into Numbers, so every
 * digit stays; nothing recurses, so depth does not matter. The grammar is the
 * caller's to check: see `checkJson`.
 */
export class JsonScanner {
  readonly text: string;
  /** Of the last token. */
  start = 0;
  end: number;

  constructor(text: string, from = 0) {
    this.text = text;
    this.end = from;
  }

  /** @throws JsonError */
  next(): JsonToken {
    const { text } = this;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
      at += 1;
    }
    this.start = at;
    if (at >= text.length) {
      this.end = at;
      return 'end';
    }
    const first = text[at] as string;
    switch (first) {
      case '{':
      case '}':
      case '[':
      case ']':
      case ',':
      case ':':
        this.end = at + 1;
        return first;
      case '"':
        this.end = this.#stringEnd(at);
        return 'string';
      case 't':
        return this.#word('true');
      case 'f':
        return this.#word('false');
      case 'n':
        return this.#word('null');
      default:
        return this.#match(NUMBER, 'number', 'a value is expected');
    }
  }

  /** Steps over plain characters by hand: a regular expression overflows on very long strings. */
  #stringEnd(from: number): number {
    const { text } = this;
    // Most strings have no escape, and looking for the quote is native code.
    const quote = text.indexOf('"', from + 1);
    if (quote > 0 && PLAIN.test(text.slice(from + 1, quote))) return quote + 1;
    for (let at = from + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 34) return at + 1;
      if (code < 32) throw new JsonError('a control character in a string must be escaped', at);
      if (code !== 92) continue;
      const escape = text[at + 1] ?? '';
      if (escape === 'u') {
        if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)))
          throw new JsonError('\\u wants four hexadecimal digits', at);
        at += 5;
      } else {
        if (escape === '' || !'"\\/bfnrt'.includes(escape))
          throw new JsonError(`\\${escape} is no escape`, at);
        at += 1;
      }
    }
    throw new JsonError('a string is not closed', from);
  }

  #word(word: 'true' | 'false' | 'null'): JsonToken {
    if (!this.text.startsWith(word, this.start))
      throw new JsonError(`"${word}" is expected`, this.start);
    this.end = this.start + word.length;
    return word;
  }

  #match(pattern: RegExp, token: JsonToken, otherwise: string): JsonToken {
    pattern.lastIndex = this.start;
    const found = pattern.exec(this.text);
    if (found === null) throw new JsonError(otherwise, this.start);
    this.end = pattern.lastIndex;
    return token;
  }
}
