export interface JsonPiece {
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
