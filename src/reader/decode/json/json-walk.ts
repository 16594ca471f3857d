import { JsonError, JsonScanner, type JsonToken } from './json-scanner.ts';

/** Called for each token in order; `depth` is that of the value or bracket, the root being 0. */
export type JsonVisitor = (token: JsonToken, isKey: boolean, depth: number) => void;

type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/**
 * Walks one JSON value, checking the grammar, without recursion: a stack of one byte
 * a level. Ends after the value; what follows is the caller's.
 * @throws JsonError
 */
export function walkJson(scanner: JsonScanner, visit: JsonVisitor): void {
  const stack: boolean[] = [];
  let expect: Expect = 'value';
  do {
    const token = scanner.next();
    const inObject = stack.at(-1) === true;
    const depth = stack.length;
    if (token === 'end') throw new JsonError('the text ends too early', scanner.start);
    if ((token === '}' || token === ']') && (token === '}') === inObject && canEnd(expect, depth)) {
      stack.pop();
      visit(token, false, depth - 1);
    } else if (expect === 'colon' || expect === 'comma-or-end') {
      if (token !== (expect === 'colon' ? ':' : ','))
        throw new JsonError(
          expect === 'colon' ? '":" is expected' : '"," is expected',
          scanner.start,
        );
      visit(token, false, depth);
      expect = expect === 'colon' ? 'value' : inObject ? 'key' : 'value';
      continue;
    } else if (expect === 'key' || expect === 'key-or-end') {
      if (token !== 'string') throw new JsonError('a key in quotes is expected', scanner.start);
      visit(token, true, depth);
      expect = 'colon';
      continue;
    } else if (token === '{' || token === '[') {
      visit(token, false, depth);
      stack.push(token === '{');
      expect = token === '{' ? 'key-or-end' : 'value-or-end';
      continue;
    } else if (token === '}' || token === ']' || token === ',' || token === ':') {
      throw new JsonError('a value is expected', scanner.start);
    } else visit(token, false, depth);
    expect = 'comma-or-end';
  } while (stack.length > 0);
}

function canEnd(expect: Expect, depth: number): boolean {
  return depth > 0 && (expect === 'comma-or-end' || expect.endsWith('-or-end'));
}

/** Why `text` is not one JSON value, or `undefined` when it is. */
export function checkJson(text: string): JsonError | undefined {
  try {
    const scanner = new JsonScanner(text);
    walkJson(scanner, () => undefined);
    if (scanner.next() !== 'end')
      return new JsonError('there is more after the value', scanner.start);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof JsonError) return thrown;
    throw thrown;
  }
}

/** The same question, asked of the built-in parser: ten times faster, and its values are not used. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A JSON string literal as text. The literal must be valid. */
export function unquote(literal: string): string {
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}
