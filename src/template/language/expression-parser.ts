import { own } from '../../base/own.ts';
import type { CallExpression, Entry, Expression } from './syntax.ts';
import { type Cursor, isDigit, isNameStart } from './tokens.ts';

/** Thrown inside the parser only; becomes a problem at the place. */
export class SyntaxFailure extends Error {
  readonly offset: number;
  readonly length: number;

  constructor(message: string, offset: number, length = 1) {
    super(message);
    this.offset = offset;
    this.length = length;
  }
}

/** Deeper lists and calls than these are refused, in words rather than with a stack overflow. */
export const MAX_DEPTH = 500;

const NUMBER = /-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
};

/** A string, number, list, object, call or named value. @throws SyntaxFailure */
export function parseExpression(cursor: Cursor, depth = 0): Expression {
  if (depth > MAX_DEPTH) {
    throw new SyntaxFailure(`nested deeper than ${MAX_DEPTH} levels`, cursor.at);
  }
  cursor.skipSpace();
  const from = cursor.at;
  const code = cursor.code;
  if (code === 34 || code === 39) {
    const value = parseString(cursor);
    return { kind: 'literal', value, span: { offset: from, length: cursor.at - from } };
  }
  if (code === 91) return parseList(cursor, depth);
  if (code === 123) return parseObject(cursor, depth);
  if (isDigit(code) || code === 45 || code === 46) return parseNumber(cursor);
  if (isNameStart(code)) return parseNamed(cursor, depth);
  throw new SyntaxFailure(noValue(cursor), from);
}

/** Why no value begins here. */
function noValue({ code, text, at }: Cursor): string {
  if (Number.isNaN(code)) return 'the tag ends too early: }} is missing';
  const found = text[at] as string;
  return ',)]}'.includes(found)
    ? `a value is missing before this ${found}`
    : `unexpected "${found}"`;
}

function parseNumber(cursor: Cursor): Expression {
  NUMBER.lastIndex = cursor.at;
  const match = NUMBER.exec(cursor.text);
  if (match === null) throw new SyntaxFailure('expected a number', cursor.at);
  const span = { offset: cursor.at, length: match[0].length };
  cursor.at += match[0].length;
  return { kind: 'literal', value: Number(match[0]), span };
}

/** Single or double quotes, JSON's escapes. @throws SyntaxFailure when it is not closed */
export function parseString(cursor: Cursor): string {
  const { text } = cursor;
  const from = cursor.at;
  const quote = text[from];
  let value = '';
  let i = from + 1;
  let plainFrom = i;
  for (;;) {
    if (i >= text.length) throw new SyntaxFailure(`this ${quote} is never closed`, from);
    const char = text[i] as string;
    if (char === quote) break;
    if (char !== '\\') {
      i += 1;
      continue;
    }
    value += text.slice(plainFrom, i);
    const escape = text[i + 1] ?? '';
    i += 2;
    if (escape === 'u') {
      const hex = text.slice(i, i + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) {
        throw new SyntaxFailure('\\u needs four hexadecimal digits', i - 2, 2);
      }
      value += String.fromCharCode(Number.parseInt(hex, 16));
      i += 4;
    } else value += own(ESCAPES, escape) ?? escape;
    plainFrom = i;
  }
  value += text.slice(plainFrom, i);
  cursor.at = i + 1;
  return value;
}

function parseList(cursor: Cursor, depth: number): Expression {
  const from = cursor.at;
  cursor.at += 1;
  const items: Expression[] = [];
  separated(cursor, from, '[', ']', () => {
    items.push(parseExpression(cursor, depth + 1));
  });
  return { kind: 'list', items, span: { offset: from, length: cursor.at - from } };
}

function parseObject(cursor: Cursor, depth: number): Expression {
  const from = cursor.at;
  cursor.at += 1;
  const entries: Entry[] = [];
  separated(cursor, from, '{', '}', () => {
    entries.push(parseEntry(cursor, depth));
  });
  return { kind: 'object', entries, span: { offset: from, length: cursor.at - from } };
}

function parseEntry(cursor: Cursor, depth: number): Entry {
  const from = cursor.at;
  const quoted = cursor.code === 34 || cursor.code === 39;
  const key = quoted ? parseString(cursor) : cursor.dottedName();
  if (key === '' && !quoted) throw new SyntaxFailure('expected a name or }', from);
  const keySpan = { offset: from, length: cursor.at - from };
  cursor.skipSpace();
  if (!cursor.accept(':')) throw new SyntaxFailure(`expected : after ${key}`, cursor.at);
  return { key, keySpan, value: parseExpression(cursor, depth + 1) };
}

/** Items parted by commas up to `close`; a comma before `close` is let pass. */
function separated(
  cursor: Cursor,
  from: number,
  open: string,
  close: string,
  item: () => void,
): void {
  for (;;) {
    cursor.skipSpace();
    if (cursor.accept(close)) return;
    if (Number.isNaN(cursor.code)) throw new SyntaxFailure(`this ${open} is never closed`, from);
    item();
    cursor.skipSpace();
    if (cursor.accept(',')) continue;
    if (cursor.accept(close)) return;
    throw Number.isNaN(cursor.code)
      ? new SyntaxFailure(`this ${open} is never closed`, from)
      : new SyntaxFailure(`expected , or ${close}`, cursor.at);
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function parseNamed(cursor: Cursor, depth: number): Expression {
  const from = cursor.at;
  const name = cursor.dottedName();
  const nameSpan = { offset: from, length: cursor.at - from };
  const word = WORDS.get(name);
  if (word !== undefined) return { kind: 'literal', value: word, span: nameSpan };
  const afterName = cursor.at;
  cursor.skipSpace();
  if (cursor.code !== 40) {
    cursor.at = afterName;
    const none = { args: [], named: [], path: [], hasParentheses: false };
    return { kind: 'call', name, nameSpan, span: nameSpan, ...none };
  }
  const open = cursor.at;
  const call = parseArguments(cursor, depth, open);
  const path = parsePath(cursor);
  const span = { offset: from, length: cursor.at - from };
  return { kind: 'call', name, nameSpan, span, hasParentheses: true, path, ...call };
}

/** `.name.other` after a call: parts of the object that it returns. */
function parsePath(cursor: Cursor): string[] {
  if (cursor.code !== 46 || !isNameStart(cursor.text.charCodeAt(cursor.at + 1))) return [];
  cursor.at += 1;
  return cursor.dottedName().split('.');
}

type Arguments = Pick<CallExpression, 'args' | 'named' | 'raw'>;

function parseArguments(cursor: Cursor, depth: number, open: number): Arguments {
  const raw = plainText(cursor.text, open + 1);
  try {
    const parsed = parseValues(cursor, depth, open);
    return raw === undefined ? parsed : { ...parsed, raw };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxFailure) || raw === undefined) throw thrown;
    cursor.at = cursor.text.indexOf(')', open) + 1;
    return { args: [], named: [], raw };
  }
}

function parseValues(cursor: Cursor, depth: number, open: number): Arguments {
  const args: Expression[] = [];
  const named: Entry[] = [];
  cursor.at = open + 1;
  separated(cursor, open, '(', ')', () => {
    const entry = parseNamedArgument(cursor, depth);
    if (entry !== undefined) named.push(entry);
    else if (named.length === 0) args.push(parseExpression(cursor, depth + 1));
    else throw new SyntaxFailure('arguments with a name come last', cursor.at);
  });
  return { args, named };
}

function parseNamedArgument(cursor: Cursor, depth: number): Entry | undefined {
  const from = cursor.at;
  const key = isNameStart(cursor.code) ? cursor.dottedName() : '';
  const keySpan = { offset: from, length: cursor.at - from };
  cursor.skipSpace();
  if (key === '' || key.includes('.') || !cursor.accept('=')) {
    cursor.at = from;
    return undefined;
  }
  return { key, keySpan, value: parseExpression(cursor, depth + 1) };
}

/**
 * KDG hands a function the text between its parentheses when that is not JSON. Only text
 * that cannot be meant as values counts, or every typing error would pass as text.
 */
function plainText(text: string, from: number): string | undefined {
  const end = text.indexOf(')', from);
  if (end < 0 || end - from > 1000) return undefined;
  const inside = text.slice(from, end);
  return inside.trim() === '' || /^\s*["'[{]|[(=]|\}\}/.test(inside) ? undefined : inside;
}
