import { cpSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * Copies packages from this repository's node_modules, with all that they need and nothing else,
 * to the same places in a folder's own node_modules.
 *
 * @param {string[]} names
 * @param {string} folder
 * @returns {Promise<number>} how many packages were copied
 */
export async function copyClosure(names, folder) {
  const lock = JSON.parse(await readFile(resolve(ROOT, 'package-lock.json'), 'utf8'));
  const places = closureOf(names, lock.packages);
  for (const place of places) {
    // Three times as quick as the copy by promises.
    cpSync(resolve(ROOT, place), join(folder, place), {
      recursive: true,
      // Packages within have places of their own, if they are needed; no program reads types.
      filter: (source) =>
        source !== resolve(ROOT, place, 'node_modules') && !/\.d\.[cm]?ts$/.test(source),
    });
  }
  return places.length;
}

/**
 * Places such as `node_modules/a/node_modules/b`, outer ones first.
 * @param {string[]} names
 * @param {Record<string, { dependencies?: Record<string, string> }>} packages of package-lock.json
 * @throws Error for a package that is not installed
 */
function closureOf(names, packages) {
  /** @type {Set<string>} */
  const places = new Set();
  const visit = (name, from) => {
    const place = placeOf(name, from, packages);
    if (places.has(place)) return;
    places.add(place);
    for (const next of Object.keys(packages[place].dependencies ?? {})) visit(next, place);
  };
  for (const name of names) visit(name, '');
  return [...places].toSorted((a, b) => a.localeCompare(b));
}

/** As Node looks for a package: in the folder that asks, then in each folder above. */
function placeOf(name, from, packages) {
  const place = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (packages[place] !== undefined) return place;
  if (from === '') throw new Error(`${name} is not in package-lock.json`);
  return placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), packages);
}
