import { resolve } from 'node:path';
import { build } from 'vite';

export const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Builds TypeScript for Node 20, which runs no `.ts`. Packages stay outside the output
 * and are resolved by Node, so that the tool runs what npm installed.
 *
 * @param {Record<string, string>} input name of the output file -> source file, from the root
 * @param {string} outDir from the root
 */
export async function buildForNode(input, outDir) {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
}
