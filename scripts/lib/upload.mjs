import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ROOT } from './root.mjs';

/** What nosniff makes a browser insist on. */
export const TYPES = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  yaml: 'application/yaml',
  woff2: 'font/woff2',
  png: 'image/png',
};

/**
 * Uploads the built page: hashed assets to be kept for good, all else not to be stored.
 *
 * @param {ReturnType<import('./aws.mjs').awsCli>} aws
 * @param {string} bucket
 * @param {{ dryRun: boolean }} options
 */
export async function uploadPage(aws, bucket, { dryRun }) {
  const web = resolve(ROOT, 'dist/web');
  const files = await readdir(web, { recursive: true }).catch((thrown) => {
    if (!dryRun) throw thrown;
    // Nothing was built yet: print what a whole build would need.
    return Object.keys(TYPES).map((extension) => `file.${extension}`);
  });
  const extensions = new Set(files.map((file) => /\.([a-z0-9]+)$/.exec(file)?.[1]));
  const sync = (from, to, cacheControl, more) =>
    aws.change(['s3', 'sync', from, to, '--cache-control', cacheControl, ...more]);
  const typed = Object.entries(TYPES)
    .filter(([extension]) => extensions.has(extension))
    .map(([extension, type]) => ({
      extension,
      only: ['--exclude', '*', '--include', `*.${extension}`, '--content-type', type],
    }));
  const immutable = 'public, max-age=31536000, immutable';
  // All assets before the first page: an open page and the new index.html both find what they name.
  for (const { extension, only } of typed)
    if (!['html', 'json', 'yaml'].includes(extension))
      await sync(`${web}/assets`, `s3://${bucket}/assets`, immutable, only);
  const others = ['--exclude', 'assets/*', '--exclude', '.vite/*', '--exclude', 'config.json'];
  for (const { only } of typed) await sync(web, `s3://${bucket}`, 'no-store', [...only, ...others]);
}
