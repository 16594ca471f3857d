import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';

/**
 * The page. Charts, editor and other lazy parts split where the source imports them
 * lazily; these two groups change only with a package update, so a browser keeps them.
 * `$initial`: a Cloudscape part that only a lazy page uses stays with that page.
 */
const PAGE_CHUNKS: Rolldown.CodeSplittingGroup[] = [
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/, priority: 3 },
  { name: 'cloudscape', test: /node_modules[\\/]@cloudscape-design[\\/]/, tags: ['$initial'] },
];

/** Faker's files are known by their names: the size check exempts its other locales. */
function workerChunkName(chunk: { readonly moduleIds: readonly string[] }): string {
  const isFaker = chunk.moduleIds.some((id) => id.includes('/@faker-js/faker/'));
  return `assets/${isFaker ? 'faker-' : ''}[name]-[hash].js`;
}

/** Every worker role starts from one module, so roles share these chunks over the network. */
const WORKER_CHUNKS: Rolldown.CodeSplittingGroup[] = [
  {
    name: 'aws-sdk',
    test: /node_modules[\\/](?:@aws-sdk(?![\\/]client-cloudwatch)|@smithy|@aws-crypto|@aws)[\\/]/,
  },
];

export default defineConfig({
  plugins: [react()],
  // Hash routes and relative addresses: the same files serve from `/` and from a folder.
  base: './',
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // A data: address would need a weaker Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // CI holds the sizes that count, compressed and over the network: scripts/sizes.mjs.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: { output: { codeSplitting: { groups: PAGE_CHUNKS } } },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { chunkFileNames: workerChunkName, codeSplitting: { groups: WORKER_CHUNKS } },
    },
  },
  // The scan follows no worker: without this, the first visit finds packages late and reloads.
  optimizeDeps: { entries: ['index.html', 'src/workers/entry.ts'] },
  server: { host: '127.0.0.1', port: 5173 },
});
