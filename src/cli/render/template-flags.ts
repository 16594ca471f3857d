import { readFile } from 'node:fs/promises';
import { errorMessage } from '../../base/error-message.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { readLists, type ListData, type ListText, localeProblem } from '../../template/index.ts';
import { UsageError } from '../command.ts';

/**
 * Lists given as `NAME=FILE`: a file whose name ends in .csv has columns, any other has one
 * value a line.
 * @throws UsageError
 */
export async function readListFlags(
  flags: readonly string[],
): Promise<ReadonlyMap<string, ListData>> {
  const lists = readLists(await listTexts(flags));
  if (!lists.ok) throw new UsageError(`--list: ${lists.error}`);
  return lists.value;
}

/** The texts of such lists by name. @throws UsageError */
export async function listTexts(flags: readonly string[]): Promise<Record<string, ListText>> {
  const texts: [string, ListText][] = [];
  for (const flag of flags) {
    const at = flag.indexOf('=');
    if (at < 1) throw new UsageError(`--list: "${flag}" is not NAME=FILE`);
    const file = flag.slice(at + 1);
    const text = await readListFile(file);
    texts.push([flag.slice(0, at), /\.csv$/i.test(file) ? { csv: text } : { lines: text }]);
  }
  return Object.fromEntries(texts);
}

async function readListFile(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (thrown) {
    throw new UsageError(`--list: cannot read ${file}: ${errorMessage(thrown)}`);
  }
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) throw new UsageError(`--list: ${file} is not UTF-8 text`);
  return text;
}

/** The language of generated words, such as en, de or pt_BR. @throws UsageError */
export function localeFlag(text: string): string {
  const unknown = localeProblem(text);
  if (unknown !== undefined) throw new UsageError(`--locale: ${unknown}`);
  return text;
}
