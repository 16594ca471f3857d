// Plants every import that no arrow allows, one a file, beside every one that an arrow
// does allow, in a folder of its own, and asks the linter: it must refuse the first and
// leave the second alone. A rule that is never seen to bite is no rule.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import config from '../oxlint.config.mjs';
import { ARROWS, BARE, GLOBALS, NODE_ROOM, OWNED_PACKAGES } from './lib/arrows.mjs';
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

function plantPackage(folder, name, forbidden) {
  const code = `import * as planted from '${name}';\nexport const it = planted;\n`;
  return plant(folder, `uses-${name.replaceAll(/\W/g, '-')}`, code, forbidden);
}

try {
  // Arrows need no types, and nothing planted resolves.
  const plain = { ...config, options: { ...config.options, typeAware: false } };
  await writeFile(join(scratch, '.oxlintrc.json'), JSON.stringify(plain));

  for (const from of folders) {
    for (const to of folders) {
      if (to === from) continue;
      const code = `import { planted } from '../${to}/planted.ts';\nexport const it = planted;\n`;
      await plant(from, `to-${to}`, code, !ARROWS[from].includes(to));
    }
    for (const { owner, examples } of OWNED_PACKAGES)
      for (const name of examples) await plantPackage(from, name, from !== owner);
    await plantPackage(from, 'node:fs', BARE.includes(from));
    for (const name of GLOBALS)
      await plant(from, `global-${name}`, `export const it = ${name};\n`, BARE.includes(from));
  }
  // The simulator's HTTP door is Node's own; it is the simulator all the same.
  const deep = (what) => `import * as planted from '${what}';\nexport const it = planted;\n`;
  await plant(NODE_ROOM, 'uses-node-http', deep('node:http'), false);
  await plant(NODE_ROOM, 'to-ui', deep('../../ui/planted.ts'), true);
  await plant(NODE_ROOM, 'to-core', deep('../service/planted.ts'), false);
  await plant('simulator/service', 'uses-node-http', deep('node:http'), true);

  const { stdout } = await run(['oxlint', '--format', 'json', 'src'], {
    cwd: scratch,
    quiet: true,
  });
  const { diagnostics } = JSON.parse(stdout);
  const refused = new Set(
    diagnostics
      .filter(({ code }) => /no-restricted-(?:imports|globals)/.test(code))
      .map(({ filename }) => relative(scratch, resolve(scratch, filename))),
  );
  const wrong = [...expected].filter(([path, forbidden]) => refused.has(path) !== forbidden);
  for (const [path, forbidden] of wrong) {
    process.stdout.write(`${path}: ${forbidden ? 'not refused' : 'refused, though allowed'}\n`);
  }
  const planted = [...expected.values()].filter(Boolean).length;
  process.stdout.write(
    `${planted} forbidden edges planted, ${refused.size} refused; ${expected.size - planted} allowed ones beside them\n`,
  );
  if (wrong.length > 0 || refused.size === 0) process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true });
}
