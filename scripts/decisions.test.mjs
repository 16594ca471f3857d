import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './lib/root.mjs';

const FOLDER = resolve(ROOT, 'docs/decisions');

it('each decision has a number of its own, which its title repeats', () => {
  const files = readdirSync(FOLDER);
  const numbers = files.map((file) => file.slice(0, 4));
  expect(new Set(numbers).size).toBe(files.length);
  for (const file of files)
    expect(readFileSync(resolve(FOLDER, file), 'utf8')).toMatch(
      new RegExp(`^# ${file.slice(0, 4)}\\b`),
    );
});
