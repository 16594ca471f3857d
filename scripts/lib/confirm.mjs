import { createInterface } from 'node:readline/promises';

const HERE = { input: process.stdin, output: process.stdout };

/**
 * Asks for a word to be typed, as a guard in front of what can't be undone.
 *
 * @param {string} question
 * @param {string} word the answer that means yes
 * @param {{ input: NodeJS.ReadableStream & { isTTY?: boolean }, output: NodeJS.WritableStream }} terminal
 * @returns {Promise<boolean | undefined>} `undefined` when nobody sits at a terminal
 */
export async function confirm(question, word, terminal = HERE) {
  const { input, output } = terminal;
  if (input.isTTY !== true) return undefined;
  const lines = createInterface({ input, output });
  try {
    return (await lines.question(question)).trim() === word;
  } finally {
    lines.close();
  }
}
