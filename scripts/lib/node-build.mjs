import { build } from 'vite';
import { ROOT } from './root.mjs';

/**
 * Builds TypeScript for Node 20, which runs no `.ts`. Packages stay outside the output
 * and are resolved by Node, so that the tool runs what npm installed.
 *
 * @param {Record<string, string>} input name of the output file -> source file, from the root
 * @param {string} outDir from the root
 * @param {{ sourcemap?: boolean }} options
 * @returns {Promise<import('vite').Rolldown.OutputChunk[]>} the files that were written
 */
export async function buildForNode(input, outDir, { sourcemap = true } = {}) {
  const { output } = await build({
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
      sourcemap,
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return output.filter(({ type }) => type === 'chunk');
}
