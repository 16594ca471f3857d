// docs/command-line.md has each command and each flag that the command line knows, and no others.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ROOT } from './lib/root.mjs';
import { sectionsOf } from './lib/headings.mjs';

const known = vi.hoisted(() => ({ flags: /** @type {string[]} */ ([]) }));

/** The real parser, which also tells what it was asked to know. */
vi.mock('../src/cli/flags/flags.ts', async (original) => {
  const real = await original();
  const parseFlags = (args, specs) => {
    known.flags = Object.keys(specs);
    return real.parseFlags(args, specs);
  };
  return { ...real, parseFlags };
});

const commands = [
  ...readFileSync(resolve(ROOT, 'src/cli/main.ts'), 'utf8').matchAll(
    /^ {2}(\w+): \(\) => import\('(.+)'\)/gm,
  ),
].map(([, name, module]) => ({ name, module: resolve(ROOT, 'src/cli', module) }));

const page = readFileSync(resolve(ROOT, 'docs/command-line.md'), 'utf8');
/** By the first word of the heading: `evidence verify` is a section of `evidence`. */
const sections = new Map(
  sectionsOf(page, 2).map(({ title, text }) => [title.split(' ', 1)[0], text]),
);

const nothing = {
  stdin: (async function* () {})(),
  out: () => Promise.resolve(),
  err: () => undefined,
  env: {},
  isTerminal: false,
  interrupted: new AbortController().signal,
  interruptedTwice: new AbortController().signal,
};

it('finds the commands', () => {
  expect(commands.map(({ name }) => name)).toContain('run');
  const names = new Set(['All', ...commands.map(({ name }) => name)]);
  expect(new Set(sections.keys())).toEqual(names);
});

describe.each(commands)('$name', ({ name, module }) => {
  it('has a row for each flag that the command knows, and only for those', async () => {
    const { command } = await import(module);
    known.flags = [];
    await expect(command.run(['--no-such-flag'], nothing)).rejects.toThrow(/--no-such-flag/);
    const rows = [...sections.get(name).matchAll(/^\| `--([a-z-]+)/gm)].map(([, flag]) => flag);
    expect(new Set(rows)).toEqual(new Set(known.flags));
    // What the text speaks of are flags too.
    const named = [...sections.get(name).matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)];
    for (const [, flag] of named) expect(known.flags).toContain(flag);
    for (const flag of known.flags) expect(command.help).toContain(`--${flag}`);
  });
});
