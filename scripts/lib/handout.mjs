import { access, constants, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const HEADINGS = 'username,password';

/**
 * A file of temporary passwords, `username,password` a line, that its owner alone can read. A
 * write is whole or not at all: a new file takes the place of the old one.
 *
 * @param {string} path may name a file that does not exist yet
 * @returns {Promise<{
 *   exists: boolean,
 *   passwordOf: (username: string) => string | undefined,
 *   stage: (rows: ReadonlyMap<string, string>) =>
 *     Promise<{ keep: () => Promise<void>, discard: () => Promise<void> }>,
 * }>} `stage` writes the file with these rows beside the old one; `keep` puts it in its place
 * @throws Error when the folder is missing or can't be written to, or the file is no handout
 */
export async function openHandout(path) {
  const target = await realpath(path).catch(() => resolve(path));
  await access(dirname(target), constants.W_OK).catch(() => {
    throw new Error(`--passwords ${path}: there is no folder ${dirname(target)} to write to`);
  });
  const text = await textOf(target, path);
  const lines = (text ?? '').replace(/^\uFEFF/, '').split(/\r?\n/);
  const [headings = '', ...rows] = lines.filter((line) => line.trim() !== '');
  if (headings !== '' && !`${headings.toLowerCase()},`.startsWith(`${HEADINGS},`)) {
    throw new Error(`--passwords ${path}: its first line is not "${HEADINGS}". Name another file`);
  }
  const cell = (row, index) => row.split(',')[index]?.trim() ?? '';
  return {
    exists: text !== undefined,
    passwordOf(username) {
      const row = rows.findLast((one) => cell(one, 0) === username);
      return row === undefined || cell(row, 1) === '' ? undefined : cell(row, 1);
    },
    async stage(added) {
      const kept = rows.filter((row) => !added.has(cell(row, 0)));
      const fresh = [...added].map(([username, password]) => `${username},${password}`);
      const all = [headings || HEADINGS, ...kept, ...fresh];
      const staged = `${target}.${process.pid}.new`;
      await writePrivately(staged, all.map((line) => `${line}\n`).join(''));
      return {
        async keep() {
          await rename(staged, target);
          rows.splice(0, rows.length, ...kept, ...fresh);
        },
        discard: () => rm(staged, { force: true }),
      };
    },
  };
}

async function textOf(target, path) {
  try {
    return await readFile(target, 'utf8');
  } catch (thrown) {
    if (thrown.code === 'ENOENT') return undefined;
    throw new Error(`--passwords ${path}: ${thrown.message}`, { cause: thrown });
  }
}

/** The mode counts only when a file is made, so one that is in the way goes first. */
async function writePrivately(path, text) {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
