// Plants every import that no arrow allows, one a file, beside every one that an arrow
// does allow, in a folder of its own, and asks the linter: it must refuse the first and
// leave the second alone. The same for circles of imports, of types too. A rule that is never seen to bite is no rule.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import config from '../oxlint.config.mjs';
import {
  ARROWS,
  BARE,
  GLOBALS,
  NODE_ROOM,
  OWNED_PACKAGES,
  UI_ARROWS,
  UI_DEPTH,
} from './lib/arrows.mjs';
import { ROOT } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const folders = Object.keys(ARROWS);
/** Path -> whether the linter must refuse it. */
const expected = new Map();
const scratch = await mkdtemp(join(tmpdir(), 'shardlab-edges-'));

async function plant(folder, name, code, forbidden) {
  const path = `src/${folder}/${name}.ts`;
  expected.set(path, forbidden);
  await mkdir(dirname(join(scratch, path)), { recursive: true });
  await writeFile(join(scratch, path), code);
}

function importing(what) {
  return `import * as planted from '${what}';\nexport const it = planted;\n`;
}

function plantPackage(folder, name, forbidden) {
  return plant(folder, `uses-${name.replaceAll(/\W/g, '-')}`, importing(name), forbidden);
}

/** The rules that hold the arrows. */
const REFUSALS = /no-restricted-(?:imports|globals)|no-cycle|consistent-type-imports/;

/** Circles of imports, and a line of them. Nothing of them is left when the types are gone. */
const CIRCLES = {
  types: {
    a: `import type { B } from './b.ts';\nexport interface A {\n  b: B;\n}\n`,
    b: `import { type A } from './a.ts';\nexport interface B {\n  a: A;\n}\n`,
  },
  rooms: {
    'one/a': `import type { B } from '../two/b.ts';\nexport interface A {\n  b: B;\n}\n`,
    'two/b': `export type { C as B } from '../three/c.ts';\n`,
    'three/c': `import type { A } from '../one/a.ts';\nexport interface C {\n  a: A;\n}\n`,
  },
  // The circle is not seen through such a type, so the type is refused.
  inline: { a: `export interface A {\n  b: import('./b.ts').B;\n}\n` },
  none: {
    a: `import type { B } from './b.ts';\nexport interface A {\n  b: B;\n}\n`,
    b: `import type { C } from './c.ts';\nexport interface B {\n  c: C;\n}\n`,
    c: `export interface C {\n  d: number;\n}\n`,
  },
};

/** The folders with files in src/ that the tables do not know, or that are deeper than the rules reach. */
async function foldersWithoutArrows() {
  const src = join(ROOT, 'src');
  const entries = await readdir(src, { recursive: true, withFileTypes: true });
  const folders = new Set(
    entries.filter((one) => one.isFile()).map(({ parentPath }) => relative(src, parentPath)),
  );
  return [...folders].filter((path) => {
    const [folder, room, ...rest] = path.split(sep);
    if (folder === 'ui' && room !== undefined)
      return !Object.hasOwn(UI_ARROWS, room) || rest.length > UI_DEPTH;
    return folder !== '' && !Object.hasOwn(ARROWS, folder);
  });
}

try {
  // Arrows need no types, and nothing planted resolves.
  const plain = { ...config, options: { ...config.options, typeAware: false } };
  await writeFile(join(scratch, '.oxlintrc.json'), JSON.stringify(plain));

  for (const from of folders) {
    for (const to of folders) {
      if (to === from) continue;
      await plant(from, `to-${to}`, importing(`../${to}/planted.ts`), !ARROWS[from].includes(to));
    }
    for (const { owner, examples } of OWNED_PACKAGES)
      for (const name of examples) await plantPackage(from, name, from !== owner);
    await plantPackage(from, 'node:fs', BARE.includes(from));
    for (const name of GLOBALS)
      await plant(from, `global-${name}`, `export const it = ${name};\n`, BARE.includes(from));
  }
  // The simulator's HTTP door is Node's own; it is the simulator all the same.
  await plant(NODE_ROOM, 'uses-node-http', importing('node:http'), false);
  await plant(NODE_ROOM, 'to-ui', importing('../../ui/planted.ts'), true);
  await plant(NODE_ROOM, 'to-core', importing('../service/planted.ts'), false);
  await plant('simulator/service', 'uses-node-http', importing('node:http'), true);

  // Every edge between two folders of src/ui, from each depth that has rooms.
  const rooms = Object.keys(UI_ARROWS);
  for (const from of rooms) {
    for (let depth = 0; depth <= UI_DEPTH; depth += 1) {
      const inside = `ui/${from}${'/room'.repeat(depth)}`;
      const up = '../'.repeat(depth + 1);
      for (const to of rooms) {
        if (to === from) continue;
        const forbidden = !UI_ARROWS[from].includes(to);
        await plant(inside, `to-${to}`, importing(`${up}${to}/planted.ts`), forbidden);
        await plant(inside, `round-to-${to}`, importing(`${up}../ui/${to}/planted.ts`), true);
        // A room may be called as another folder is: src/ui/state/streams.
        if (depth > 0) await plant(inside, `to-own-${to}`, importing(`../${to}/planted.ts`), false);
      }
      await plant(inside, 'to-app', importing(`${up}app.tsx`), true);
      await plant(inside, 'uses-aws', importing('@aws-sdk/client-kinesis'), true);
    }
    await plant('ui', `to-${from}`, importing(`./${from}/planted.ts`), false);
  }

  for (const [name, files] of Object.entries(CIRCLES))
    for (const [path, code] of Object.entries(files))
      await plant('base', `circle-${name}/${path}`, code, name !== 'none');

  const { stdout } = await run(['oxlint', '--format', 'json', 'src'], {
    cwd: scratch,
    quiet: true,
  });
  const { diagnostics } = JSON.parse(stdout);
  const refused = new Set(
    diagnostics
      .filter(({ code }) => REFUSALS.test(code))
      .map(({ filename }) => relative(scratch, resolve(scratch, filename))),
  );
  const wrong = [...expected].filter(([path, forbidden]) => refused.has(path) !== forbidden);
  for (const [path, forbidden] of wrong) {
    process.stdout.write(`${path}: ${forbidden ? 'not refused' : 'refused, though allowed'}\n`);
  }
  const planted = [...expected.values()].filter(Boolean).length;
  process.stdout.write(
    `${planted} forbidden imports planted, ${refused.size} refused; ${expected.size - planted} allowed ones beside them\n`,
  );
  const unknown = await foldersWithoutArrows();
  for (const path of unknown) process.stdout.write(`src/${path}: no arrow is known\n`);
  if (wrong.length > 0 || unknown.length > 0 || refused.size === 0) process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true });
}
