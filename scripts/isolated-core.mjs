// Proves that the core needs no DOM, no Node and no React: each of its folders is bundled
// with every import of a package or built-in checked, then run in a bare JavaScript
// context that has the language and a few web standards, and nothing else.
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { build } from 'vite';
import { CORE } from './lib/arrows.mjs';
import { ROOT } from './lib/node-build.mjs';

/** Packages of plain JavaScript that the core may bring along. */
const ALLOWED =
  /^(?:@faker-js\/faker|fflate|fzstd|hdr-histogram-js|pako|base64-js|zod|cbor-x)(?:\/|$)/;

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

async function bundle(folder, files, refused) {
  const entry = files
    .map((file, i) => `import * as m${i} from ${JSON.stringify(file)};`)
    .concat(`globalThis.modules = [${files.map((_, i) => `m${i}`).join(', ')}];`)
    .join('\n');
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
        output: { format: 'iife', name: `core_${folder}`, codeSplitting: false },
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
    const code = await bundle(folder, files, refused);
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
process.stdout.write(
  `${CORE.length - failed} of ${CORE.length} folders run without DOM, Node and React\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
