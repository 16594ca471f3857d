import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** What stands in a text for a value. */
export const VALUE = '…';
/** A text that somebody is to read: it begins as a sentence or with a value, and has two words. */
const SENTENCE = /^[A-Z\d'<…].*\S \S/s;
/** Texts of bugs, not of answers. */
const NOT_SENT = new Set(['assert', 'RangeError']);

/** Every text that the JavaScript or TypeScript files in a folder are made to say, with the file. */
export async function textsIn(
  folder: string,
  isWanted: (file: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!isWanted(file)) continue;
    const source = await readFile(join(folder, file), 'utf8');
    collect(parseSync(file, source).program as unknown as Node, (text) => texts.set(text, file));
  }
  return texts;
}

function collect(node: Node, found: (text: string) => void): void {
  const { type, callee } = node;
  if (type === 'ImportDeclaration') return;
  if (isNode(callee) && NOT_SENT.has(String(callee['name']))) return;
  const text = textOf(node);
  if (text === undefined) {
    for (const child of Object.values(node).flat()) if (isNode(child)) collect(child, found);
    return;
  }
  if (SENTENCE.test(text)) found(text);
}

/** The text of a literal, a template, or several of them with `+`. */
function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined;
  if (node.type === 'TemplateLiteral') {
    const pieces = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
    return pieces.map(({ value }) => value.cooked).join(VALUE);
  }
  if (node.type !== 'BinaryExpression' || node['operator'] !== '+') return undefined;
  const [left, right] = [textOf(node['left'] as Node), textOf(node['right'] as Node)];
  if (left === undefined && right === undefined) return undefined;
  return `${left ?? VALUE}${right ?? VALUE}`.replaceAll(`${VALUE}${VALUE}`, VALUE);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
