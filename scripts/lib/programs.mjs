import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first program that runs: the one that an environment variable names, else one of PATH and of
 * the folders given, else one of the paths given.
 *
 * @param {{ variable: string, names: readonly string[], folders?: readonly string[], paths?: readonly string[] }} where
 * @returns {string | undefined} its path
 * @throws Error when the variable names nothing that runs
 */
export function findProgram({ variable, names, folders = [], paths = [] }) {
  const named = process.env[variable] ?? '';
  if (named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`${variable}=${named}: no program is there`);
  }
  const inPath = (process.env.PATH ?? '').split(delimiter).concat(folders);
  return names
    .flatMap((name) => inPath.map((folder) => join(folder, name)))
    .concat(paths)
    .find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
