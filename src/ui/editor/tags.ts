/** A piece of a template for the eye: offsets in the text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly kind: 'tag' | 'name' | 'string' | 'number' | 'jsonKey' | 'jsonString' | 'jsonWord';
}

const INSIDE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?\b\d+(?:\.\d+)?\b|[#/]?[A-Za-z_$][\w$.]*/g;
const WORDS = /\b(?:true|false|null)\b|-?\b\d+(?:\.\d+)?\b/g;

/** Where the tag that starts at `open` ends: after its `}}` outside quotes, or at the end of the text. */
function endOfTag(text: string, open: number): number {
  let quote = '';
  let depth = 0;
  for (let i = open + 2; i < text.length; i += 1) {
    const c = text[i] as string;
    if (quote !== '') {
      if (c === '\\') i += 1;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '{') depth += 1;
    else if (c === '}' && depth > 0) depth -= 1;
    else if (c === '}' && text[i + 1] === '}') return i + 2;
  }
  return text.length;
}

/** The pieces of a text, in order: tags with what is in them, and JSON around them. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  let inString = false;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    inString = addOutside(found, text, at, open < 0 ? text.length : open, inString);
    if (open < 0) break;
    const end = endOfTag(text, open);
    found.push({ from: open, to: end, kind: 'tag' });
    addInside(found, text, open + 2, end);
    at = end;
  }
  return found;
}

function addInside(found: Piece[], text: string, from: number, to: number): void {
  const part = text.slice(from, to);
  for (const match of part.matchAll(INSIDE)) {
    const [word] = match;
    const first = word[0] as string;
    const kind =
      first === '"' || first === "'" ? 'string' : /[-\d]/.test(first) ? 'number' : 'name';
    found.push({ from: from + match.index, to: from + match.index + word.length, kind });
  }
}

/** Text between tags. A JSON string may go on behind a tag: the result says whether one does. */
function addOutside(
  found: Piece[],
  text: string,
  from: number,
  to: number,
  startsInString: boolean,
): boolean {
  let inString = startsInString;
  let at = from;
  while (at < to) {
    const quote = nextQuote(text, at, to);
    const end = quote < 0 ? to : quote;
    if (inString) {
      const stop = quote < 0 ? to : quote + 1;
      if (stop > at) found.push({ from: at, to: stop, kind: 'jsonString' });
    } else {
      addWords(found, text, at, end);
      const close = quote < 0 ? -1 : nextQuote(text, quote + 1, to);
      if (close >= 0) {
        const isKey = /^\s*:/.test(text.slice(close + 1, close + 20));
        found.push({ from: quote, to: close + 1, kind: isKey ? 'jsonKey' : 'jsonString' });
        at = close + 1;
        continue;
      }
      if (quote >= 0) found.push({ from: quote, to, kind: 'jsonString' });
      return quote >= 0;
    }
    if (quote < 0) return true;
    inString = false;
    at = quote + 1;
  }
  return inString;
}

function nextQuote(text: string, from: number, to: number): number {
  for (let i = from; i < to; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return -1;
}

function addWords(found: Piece[], text: string, from: number, to: number): void {
  for (const match of text.slice(from, to).matchAll(WORDS)) {
    const start = from + match.index;
    found.push({ from: start, to: start + match[0].length, kind: 'jsonWord' });
  }
}
