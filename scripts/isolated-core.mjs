// Proves that the core needs no DOM, no Node and no React: each of its folders is bundled
// with every import of a package or built-in checked, then run in a bare JavaScript
// context that has the language and a few web standards, and nothing else.
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { build } from 'vite';
import { CORE } from './lib/arrows.mjs';
import { ROOT } from './lib/root.mjs';

/** Packages of plain JavaScript that the core may bring along. */
const ALLOWED = /^(?:@faker-js\/faker|fflate|fzstd|zod)(?:\/|$)/;

/** Standards that a browser worker and Node share; what else the core wants, it is handed. */
const SHARED = {
  AbortController,
  AbortSignal,
  CompressionStream,
  DecompressionStream,
  DOMException,
  Event,
  EventTarget,
  ReadableStream,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  WritableStream,
  atob,
  btoa,
  clearTimeout,
  crypto,
  performance,
  queueMicrotask,
  setTimeout,
  structuredClone,
};

async function sourcesOf(folder) {
  const entries = await readdir(resolve(ROOT, 'src', folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:testing|http)[\\/]/.test(relative(ROOT, path)))
    .toSorted();
}

/** Refuses what the core may not know, whoever asks for it. */
function guard(refused) {
  return {
    name: 'core-guard',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id.startsWith('.') || id.startsWith('/') || id.startsWith('\0') || id === 'core') return;
      // A package's own inner imports are its own business; what runs is tried below.
      if (importer?.includes('node_modules') && !/^(?:node:|react)/.test(id)) return;
      if (!ALLOWED.test(id)) refused.push(`${relative(ROOT, importer ?? '')} imports ${id}`);
    },
  };
}

/** A script that runs every module and keeps what each exports. */
function allModules(files) {
  return files
    .map((file, i) => `import * as m${i} from ${JSON.stringify(file)};`)
    .concat(`globalThis.modules = [${files.map((_, i) => `m${i}`).join(', ')}];`)
    .join('\n');
}

async function bundle(name, entry, refused) {
  const { output } = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      guard(refused),
      {
        name: 'core-entry',
        resolveId: (id) => (id === 'core' ? '\0core' : undefined),
        load: (id) => (id === '\0core' ? entry : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: 'core',
        output: { format: 'iife', name: `core_${name}`, codeSplitting: false },
      },
    },
  });
  return output[0].code;
}

let failed = 0;
for (const folder of CORE) {
  const files = await sourcesOf(folder);
  const refused = [];
  try {
    const code = await bundle(folder, allModules(files), refused);
    const context = createContext({ ...SHARED });
    new Script(code, { filename: `core-${folder}.js` }).runInContext(context, { timeout: 20_000 });
    if (context.modules.length !== files.length) throw new Error('not every module ran');
  } catch (thrown) {
    refused.push(String(thrown.stack ?? thrown));
  }
  if (files.length === 0) refused.push('no source was found');
  for (const line of refused) process.stdout.write(`src/${folder}: ${line}\n`);
  if (refused.length > 0) failed += 1;
  else process.stdout.write(`src/${folder}: ${files.length} modules run in a bare context\n`);
}
/** A run from template to records read back: the engines not only load there, they work there. */
async function runProbe() {
  const refused = [];
  const entry = `import { probe } from ${JSON.stringify(resolve(ROOT, 'scripts/core-probe/probe.ts'))};
globalThis.done = probe();`;
  const context = createContext({ ...SHARED });
  new Script(await bundle('probe', entry, refused), { filename: 'core-probe.js' }).runInContext(
    context,
  );
  const result = await context.done;
  const { accepted, read, shards, preflightStatus, sample } = result;
  process.stdout.write(`probe: ${JSON.stringify(result)}\n`);
  if (accepted !== 600 || read !== accepted) refused.push(`${accepted} accepted, ${read} read`);
  if (shards !== 4 || preflightStatus !== 200) refused.push('the service did not answer');
  if (!/^\d+ \S+.* [0-9a-f-]{36}\n$/.test(sample))
    refused.push(`no record of the template: ${sample}`);
  return refused;
}

const wrong = await runProbe().catch((thrown) => [String(thrown?.stack ?? thrown)]);
for (const line of wrong) process.stdout.write(`probe: ${line}\n`);
if (wrong.length > 0) failed += 1;
process.stdout.write(
  failed === 0
    ? 'the core runs without DOM, Node and React\n'
    : `${failed} parts of the core did not run alone\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
