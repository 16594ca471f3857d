import type { Span } from './problem.ts';
import { MAX_DEPTH, SyntaxFailure, parseExpression, parseString } from './expression-parser.ts';
import { kdgFunction } from '../kdg/kdg-names.ts';
import type { Expression, Name, TemplateNode } from './syntax.ts';
import { Cursor, isNameStart } from './tokens.ts';
import { type OpenBlock, finished } from './open-block.ts';

export interface ParseProblem extends Span {
  readonly message: string;
}

export interface Parsed {
  readonly nodes: readonly TemplateNode[];
  readonly problems: readonly ParseProblem[];
}

/** What names the value of a tag. */
const AS_NAME = /^as\s+[A-Za-z_$][\w$]*\s*$/;

/** More problems than these help nobody. */
export const MAX_PROBLEMS = 100;

/** Reads a template. Never throws: what cannot be read becomes a problem, and reading goes on after it. */
export function parseTemplate(text: string): Parsed {
  return new TemplateParser(text).parse();
}

class TemplateParser {
  readonly #cursor: Cursor;
  readonly #problems: ParseProblem[] = [];
  readonly #open: OpenBlock[] = [];
  readonly #top: TemplateNode[] = [];
  #nodes = this.#top;

  constructor(text: string) {
    this.#cursor = new Cursor(text);
  }

  parse(): Parsed {
    const { text } = this.#cursor;
    let textFrom = 0;
    while (this.#problems.length < MAX_PROBLEMS) {
      const tag = nextTag(text, textFrom);
      this.#text(textFrom, tag < 0 ? text.length : tag);
      if (tag < 0) break;
      textFrom = this.#readTag(tag);
    }
    for (const block of this.#open.toReversed()) {
      this.#problem(
        `{{#${block.word}}} is never closed: {{/${block.word}}} is missing`,
        block.from,
        block.headEnd - block.from,
      );
    }
    return { nodes: this.#top, problems: this.#problems };
  }

  #text(from: number, to: number): void {
    if (to > from) {
      const text = this.#cursor.text.slice(from, to);
      this.#nodes.push({ kind: 'text', text, span: { offset: from, length: to - from } });
    }
  }

  /** @returns where the text after the tag begins */
  #readTag(from: number): number {
    const cursor = this.#cursor;
    cursor.at = from + 2;
    try {
      this.#tag(from);
      return cursor.at;
    } catch (thrown) {
      if (!(thrown instanceof SyntaxFailure)) throw thrown;
      const close = cursor.text.indexOf('}}', from + 2);
      if (close < 0) {
        this.#problem('this {{ is never closed: }} is missing', from, 2);
        return cursor.text.length;
      }
      this.#problem(thrown.message, thrown.offset, thrown.length);
      return Math.max(close + 2, from + 2);
    }
  }

  #tag(from: number): void {
    const cursor = this.#cursor;
    if (cursor.code === 33) return this.#comment();
    cursor.skipSpace();
    if (cursor.accept('#')) return this.#openBlock(from);
    if (cursor.accept('/')) return this.#closeBlock(from);
    if (cursor.startsWith('}}')) {
      throw new SyntaxFailure(
        'this tag is empty; to print two braces write {{"{{"}}',
        from,
        cursor.at + 2 - from,
      );
    }
    if (cursor.acceptWord('or')) return this.#or(from);
    if (cursor.acceptWord('else')) return this.#else(from);
    const beforeLet = cursor.at;
    if (cursor.acceptWord('let')) {
      cursor.skipSpace();
      if (isNameStart(cursor.code)) return this.#let(from);
      cursor.at = beforeLet;
    }
    const value = this.#withIgnored(parseExpression(cursor));
    cursor.skipSpace();
    const as = cursor.acceptWord('as') ? this.#name() : undefined;
    const span = this.#close(from);
    this.#nodes.push({ kind: 'print', value, span, ...(as === undefined ? {} : { as }) });
  }

  /**
   * KDG reads module and function of a tag, and the first text in parentheses. Whatever else
   * follows a second dot is passed over, such as `.toFixed(2)`; it becomes a part of the path.
   */
  #withIgnored(value: Expression): Expression {
    const cursor = this.#cursor;
    if (value.kind !== 'call' || kdgFunction(value.name) === undefined) return value;
    const hasMore = value.path.length > 0 || value.name.split('.').length > 2;
    const from = cursor.at;
    if (!hasMore && cursor.code !== 46) return value;
    cursor.skipSpace();
    const close = cursor.text.indexOf('}}', cursor.at);
    if (close <= cursor.at || AS_NAME.test(cursor.text.slice(cursor.at, close))) return value;
    cursor.at = close;
    const ignored = cursor.text.slice(from, close).replace(/^\./, '');
    const span = { offset: value.span.offset, length: close - value.span.offset };
    return { ...value, path: [...value.path, ignored], span };
  }

  #comment(): void {
    const close = this.#cursor.text.indexOf('}}', this.#cursor.at);
    if (close < 0) throw new SyntaxFailure('this comment is never closed', this.#cursor.at - 2, 3);
    this.#cursor.at = close + 2;
  }

  #let(from: number): void {
    const cursor = this.#cursor;
    const name = this.#name();
    cursor.skipSpace();
    if (!cursor.accept('=')) throw new SyntaxFailure('expected = after the name', cursor.at);
    const value = parseExpression(cursor);
    this.#nodes.push({ kind: 'let', name, value, span: this.#close(from) });
  }

  #name(): Name {
    const cursor = this.#cursor;
    cursor.skipSpace();
    const offset = cursor.at;
    const text = isNameStart(cursor.code) ? cursor.dottedName() : '';
    if (text === '') throw new SyntaxFailure('expected a name', offset);
    return { text, span: { offset, length: text.length } };
  }

  #openBlock(from: number): void {
    const cursor = this.#cursor;
    const at = cursor.at;
    const word = cursor.dottedName();
    if (word !== 'repeat' && word !== 'choose' && word !== 'maybe') {
      throw new SyntaxFailure(
        `there is no block "#${word}"; there are #repeat, #choose and #maybe`,
        at - 1,
        word.length + 1,
      );
    }
    if (this.#open.length >= MAX_DEPTH) {
      throw new SyntaxFailure(`blocks nested deeper than ${MAX_DEPTH} levels`, at - 1);
    }
    const { head, share, headEnd } = this.#blockHead(word, from);
    const body: TemplateNode[] = [];
    const parts = [share === undefined ? { body } : { weight: share, body }];
    const parent = this.#nodes;
    this.#open.push({ word, from, headEnd, head, parent, parts });
    this.#nodes = body;
  }

  /** A head with a mistake opens its block all the same, or its end would be reported too. */
  #blockHead(
    word: OpenBlock['word'],
    from: number,
  ): { head: OpenBlock['head']; share?: Expression | undefined; headEnd: number } {
    const cursor = this.#cursor;
    try {
      const head = word === 'repeat' ? this.#repeatHead() : {};
      const share = word === 'repeat' ? undefined : this.#share(word === 'maybe');
      const { length } = this.#close(from);
      return { head, share, headEnd: from + length };
    } catch (thrown) {
      const close = cursor.text.indexOf('}}', from + 2);
      if (!(thrown instanceof SyntaxFailure) || close < 0) throw thrown;
      this.#problem(thrown.message, thrown.offset, thrown.length);
      cursor.at = close + 2;
      return { head: {}, headEnd: close + 2 };
    }
  }

  #repeatHead(): OpenBlock['head'] {
    const cursor = this.#cursor;
    cursor.skipSpace();
    if (cursor.startsWith('}}')) {
      throw new SyntaxFailure('#repeat needs a count, such as 3 or 1..5', cursor.at, 2);
    }
    const min = parseExpression(cursor);
    cursor.skipSpace();
    const max = cursor.accept('..') ? parseExpression(cursor) : undefined;
    cursor.skipSpace();
    if (cursor.acceptWord('separator')) {
      cursor.skipSpace();
      if (!cursor.accept('=')) throw new SyntaxFailure('expected = after separator', cursor.at);
      cursor.skipSpace();
    }
    const quoted = cursor.code === 34 || cursor.code === 39;
    const separator = quoted ? parseString(cursor) : ',';
    return max === undefined ? { min, separator } : { min, max, separator };
  }

  /** A weight or a chance: `3`, `0.25`, `25%` or a named value. */
  #share(required: boolean): Expression | undefined {
    const cursor = this.#cursor;
    cursor.skipSpace();
    if (cursor.startsWith('}}') && !required) return undefined;
    if (cursor.startsWith('}}')) {
      throw new SyntaxFailure('#maybe needs a chance, such as 0.9 or 90%', cursor.at, 2);
    }
    const value = parseExpression(cursor);
    cursor.skipSpace();
    if (!cursor.accept('%')) return value;
    if (value.kind !== 'literal' || typeof value.value !== 'number') {
      throw new SyntaxFailure('% must follow a number', cursor.at - 1);
    }
    return { ...value, value: value.value / 100 };
  }

  #or(from: number): void {
    const block = this.#innermost('or', 'choose', from);
    const weight = this.#share(false);
    this.#close(from);
    const body: TemplateNode[] = [];
    block.parts.push(weight === undefined ? { body } : { weight, body });
    this.#nodes = body;
  }

  #else(from: number): void {
    const block = this.#innermost('else', 'maybe', from);
    if (block.parts.length > 1) throw new SyntaxFailure('this #maybe has an else already', from, 2);
    this.#close(from);
    const body: TemplateNode[] = [];
    block.parts.push({ body });
    this.#nodes = body;
  }

  #innermost(tag: string, word: OpenBlock['word'], from: number): OpenBlock {
    const block = this.#open.at(-1);
    if (block?.word === word) return block;
    throw new SyntaxFailure(`{{${tag}}} belongs directly inside {{#${word}}}`, from, 2);
  }

  #closeBlock(from: number): void {
    const cursor = this.#cursor;
    const word = cursor.dottedName();
    const span = this.#close(from);
    const block = this.#open.at(-1);
    if (block === undefined || block.word !== word) {
      const expected = block === undefined ? 'no block is open' : `{{/${block.word}}} comes first`;
      throw new SyntaxFailure(`{{/${word}}} closes nothing here: ${expected}`, from, span.length);
    }
    this.#open.pop();
    this.#nodes = block.parent;
    block.parent.push(finished(block, { offset: block.from, length: block.headEnd - block.from }));
  }

  /** Expects `}}`. @returns the span of the tag that began at `from` */
  #close(from: number): Span {
    const cursor = this.#cursor;
    cursor.skipSpace();
    if (!cursor.accept('}}')) {
      throw new SyntaxFailure(
        Number.isNaN(cursor.code)
          ? 'the tag ends too early: }} is missing'
          : `a tag holds one value: expected }} but found "${cursor.text[cursor.at]}"`,
        cursor.at,
      );
    }
    return { offset: from, length: cursor.at - from };
  }

  #problem(message: string, offset: number, length: number): void {
    this.#problems.push({ message, offset, length });
  }
}

/** The next `{{`. Of a longer run of braces the last two open the tag; those before are text. */
function nextTag(text: string, from: number): number {
  let at = text.indexOf('{{', from);
  if (at < 0) return -1;
  while (text.charCodeAt(at + 2) === 123) at += 1;
  return at;
}
