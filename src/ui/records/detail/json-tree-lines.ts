interface JsonPiece {
  /** Where it starts in the text. */
  readonly at: number;
  readonly kind: 'plain' | 'key' | 'string' | 'number' | 'word';
  readonly text: string;
}

/** A string, with the colon of a key; a number; a word. None of them can backtrack far. */
const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/**
 * Cuts JSON text into what gets a colour and what does not. Joined, the pieces are the
 * text again, whatever it was.
 */
export function jsonPieces(text: string): readonly JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    if (match.index > end)
      pieces.push({ at: end, kind: 'plain', text: text.slice(end, match.index) });
    pieces.push({ at: match.index, kind: kindOf(token), text: token });
    end = match.index + token.length;
  }
  if (end < text.length) pieces.push({ at: end, kind: 'plain', text: text.slice(end) });
  return pieces;
}

function kindOf(token: string): JsonPiece['kind'] {
  if (token.startsWith('"')) return token.endsWith(':') ? 'key' : 'string';
  return /^[tfn]/.test(token) ? 'word' : 'number';
}

/** JSON laid out one value a line, with what each line opens. Plain data, one number a line. */
export interface JsonLines {
  readonly count: number;
  /** Without its indentation. */
  text(line: number): string;
  /** Brackets around the line. */
  readonly depth: Int32Array;
  /** The line with the bracket that closes what this one opens, or -1 when it opens nothing. */
  readonly close: Int32Array;
  /** Values directly in what the line opens. */
  readonly children: Int32Array;
  /** The line that opens what this one is in, or -1. */
  readonly parent: Int32Array;
}

/**
 * Reads laid-out JSON (`prettyJson`), or several of them below one another. Works on
 * lines and a stack, so neither depth nor size matters. What is no JSON, or is cut off,
 * stays a line like any other; what is never closed reaches to the end.
 */
export function jsonLines(text: string): JsonLines {
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const count = starts.length;
  const depth = new Int32Array(count);
  const close = new Int32Array(count).fill(-1);
  const children = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  const open: number[] = [];
  const end = (line: number): number => (starts[line + 1] ?? text.length + 1) - 1;
  for (let line = 0; line < count; line += 1) {
    const start = starts[line] ?? 0;
    let first = start;
    while (text[first] === ' ') first += 1;
    const isClose = text[first] === '}' || text[first] === ']';
    // A new document below begins at the margin, whatever the one above left open.
    if (first === start && !isClose) closeAll(open, close, line - 1);
    if (isClose) {
      const opener = open.pop();
      if (opener !== undefined) close[opener] = line;
    }
    const around = open.at(-1) ?? -1;
    depth[line] = open.length;
    parent[line] = around;
    if (isClose) continue;
    if (around >= 0) children[around] = (children[around] ?? 0) + 1;
    const last = text[end(line) - 1];
    if (last === '{' || last === '[') open.push(line);
  }
  closeAll(open, close, count - 1);
  return {
    count,
    depth,
    close,
    children,
    parent,
    text: (line) => text.slice(starts[line] ?? 0, end(line)).trimStart(),
  };
}

function closeAll(open: number[], close: Int32Array, at: number): void {
  for (const opener of open) if (at > opener) close[opener] = at;
  open.length = 0;
}

/** Lines that are closed at first: the deeper ones, so that about `room` lines are seen. */
export function foldedAtFirst({ count, depth, close }: JsonLines, room: number): Set<number> {
  const folded = new Set<number>();
  if (count <= room) return folded;
  const byDepth: number[] = [];
  for (let line = 0; line < count; line += 1) {
    const at = depth[line] ?? 0;
    byDepth[at] = (byDepth[at] ?? 0) + 1;
  }
  let deepest = 0;
  let seen = byDepth[0] ?? 0;
  while (deepest + 1 < byDepth.length && seen + (byDepth[deepest + 1] ?? 0) <= room) {
    deepest += 1;
    seen += byDepth[deepest] ?? 0;
  }
  // The first level is always open: a list of many values is cut, not hidden.
  const fromDepth = Math.max(1, deepest);
  for (let line = 0; line < count; line += 1)
    if ((close[line] ?? -1) > line && (depth[line] ?? 0) >= fromDepth) folded.add(line);
  return folded;
}

/** The lines in view from the first on, at most `limit`. `more`: whether there are others below. */
export function shownLines(
  { count, close }: JsonLines,
  folded: ReadonlySet<number>,
  limit: number,
): { readonly lines: readonly number[]; readonly more: boolean } {
  const lines: number[] = [];
  let line = 0;
  while (line < count && lines.length < limit) {
    lines.push(line);
    line = folded.has(line) ? (close[line] ?? line) + 1 : line + 1;
  }
  return { lines, more: line < count };
}

/** Whether a line can be folded. */
export function opens({ close }: JsonLines, line: number): boolean {
  return (close[line] ?? -1) > line;
}

/** Whether a line holds only the bracket that closes another. */
export function closes(lines: JsonLines, line: number): boolean {
  return /^[}\]],?$/.test(lines.text(line));
}

/** What stands behind a folded opening bracket: `… 3 }`. */
export function foldedTail(lines: JsonLines, line: number): string {
  const children = lines.children[line] ?? 0;
  const closing = lines.text(lines.close[line] ?? line);
  const kind = lines.text(line).endsWith('[') ? 'item' : 'member';
  const end = /^[}\]]/.test(closing) ? ` ${closing}` : '';
  return ` ${children.toLocaleString('en')} ${kind}${children === 1 ? '' : 's'} …${end}`;
}
