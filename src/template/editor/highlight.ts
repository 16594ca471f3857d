/** What a piece of a template is; the text around tags is the host format's. */
export type TokenKind = 'brace' | 'keyword' | 'function' | 'name' | 'string' | 'number' | 'comment';

export interface HighlightToken {
  readonly kind: TokenKind;
  readonly offset: number;
  readonly length: number;
}

const WORD =
  /("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?%?)|([A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)/y;
const KEYWORDS = new Set([
  'let',
  'as',
  'or',
  'else',
  'repeat',
  'choose',
  'maybe',
  'separator',
  'true',
  'false',
  'null',
]);

/**
 * The tokens inside tags, in order and without overlap. Works on templates with errors
 * too: it looks at words, not at grammar.
 */
export function highlightTemplate(source: string): readonly HighlightToken[] {
  const tokens: HighlightToken[] = [];
  let from = 0;
  for (;;) {
    let open = source.indexOf('{{', from);
    if (open < 0) return tokens;
    while (source[open + 2] === '{') open += 1;
    tokens.push({ kind: 'brace', offset: open, length: 2 });
    from =
      source[open + 2] === '!' ? comment(source, open + 2, tokens) : tag(source, open + 2, tokens);
  }
}

function comment(source: string, from: number, tokens: HighlightToken[]): number {
  const close = source.indexOf('}}', from);
  const end = close < 0 ? source.length : close;
  tokens.push({ kind: 'comment', offset: from, length: end - from });
  if (close >= 0) tokens.push({ kind: 'brace', offset: close, length: 2 });
  return close < 0 ? end : close + 2;
}

function tag(source: string, from: number, tokens: HighlightToken[]): number {
  let at = from;
  let depth = 0;
  while (at < source.length) {
    const char = source[at] as string;
    if (depth === 0 && source.startsWith('}}', at)) {
      tokens.push({ kind: 'brace', offset: at, length: 2 });
      return at + 2;
    }
    // An unfinished tag ends where the next one begins.
    if (source.startsWith('{{', at)) return at;
    WORD.lastIndex = at;
    const match = WORD.exec(source);
    if (match === null) {
      if (char === '{') depth += 1;
      if (char === '}') depth = Math.max(0, depth - 1);
      at += 1;
      continue;
    }
    tokens.push({ kind: kindOf(match), offset: at, length: match[0].length });
    at += match[0].length;
  }
  return at;
}

function kindOf([, text, number, word = '']: RegExpExecArray): TokenKind {
  if (text !== undefined) return 'string';
  if (number !== undefined) return 'number';
  if (KEYWORDS.has(word)) return 'keyword';
  return word.includes('.') ? 'function' : 'name';
}
