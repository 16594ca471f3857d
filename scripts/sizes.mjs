// The weight of the page, measured as a first visitor's browser fetches it: an empty
// cache, the production server, every file compressed as `gzip -9` would.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, ensureChromium } from './lib/chromium.mjs';
import { ROOT } from './lib/root.mjs';

const WEB = resolve(ROOT, 'dist/web');
const LIMITS = { document: 500_000, workers: 330_000, lazyPart: 140_000 };
/** Faker's other locales are fetched by who chooses one, and weigh what they weigh. */
const OTHER_LOCALE = /^assets\/faker-(?!en[-.]|base[-.]|core[-.]|src[-.]|faker[-.])/;

const { serve } = await import(resolve(ROOT, 'dist/cli/serve.js'));
const manifest = JSON.parse(await readFile(join(WEB, '.vite/manifest.json'), 'utf8'));
const weights = new Map();

async function weigh(file) {
  if (!weights.has(file)) {
    weights.set(file, gzipSync(await readFile(join(WEB, file)), { level: 9 }).length);
  }
  return weights.get(file);
}

async function weighAll(files) {
  let bytes = 0;
  for (const file of files) bytes += await weigh(file);
  return bytes;
}

/** A chunk with everything that it imports at once, and their styles. */
function closure(name, seen = new Set()) {
  const chunk = manifest[name];
  seen.add(chunk.file);
  for (const css of chunk.css ?? []) seen.add(css);
  for (const next of chunk.imports ?? []) if (!seen.has(manifest[next].file)) closure(next, seen);
  return seen;
}

/** What the server was asked for, in order. */
async function visit() {
  const server = await serve({ root: WEB, port: 0, connect: [], onViolation: () => undefined });
  const requests = [];
  server.on('request', ({ url }) => requests.push({ file: url.slice(1), at: Date.now() }));
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: CHROMIUM_FLAGS,
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await start.and(page.locator(':enabled')).waitFor({ timeout: 30_000 });
    const ready = Date.now();
    // The entry may come later than what it tells of.
    const paint = await page.evaluate(
      () =>
        new Promise((painted) => {
          new PerformanceObserver((seen) => {
            const [first] = seen.getEntriesByName('first-contentful-paint');
            if (first) painted(performance.timeOrigin + first.startTime);
          }).observe({ type: 'paint', buffered: true });
        }),
    );
    // What only a run needs counts to the workers too.
    await start.click();
    await page.waitForTimeout(4_000);
    return { requests, ready, paint };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

const pageFiles = new Set(Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]));
const { requests, ready, paint } = await visit();
const code = requests.filter(({ file }) => /\.(?:js|css)$/.test(file));
const byDocument = new Set(
  code.filter(({ file, at }) => pageFiles.has(file) && at <= ready).map(({ file }) => file),
);
const byWorkers = new Set(code.filter(({ file }) => !pageFiles.has(file)).map(({ file }) => file));
const beforePaint = code.filter(({ file, at }) => byWorkers.has(file) && at < paint);

const failures = [];
const lines = [];
function report(what, bytes, limit) {
  lines.push(
    `${bytes <= limit ? 'ok    ' : 'OVER  '} ${String(bytes).padStart(8)} of ${limit}  ${what}`,
  );
  if (bytes > limit) failures.push(what);
}

report(
  'JavaScript and CSS by the document until Start',
  await weighAll(byDocument),
  LIMITS.document,
);
report('worker scripts together', await weighAll(byWorkers), LIMITS.workers);

const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const initial = closure(entry);
for (const [name, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const files = [...closure(name)].filter((file) => !initial.has(file));
  report(`lazy part ${chunk.name}`, await weighAll(files), LIMITS.lazyPart);
}
for (const file of await readdir(join(WEB, 'assets'))) {
  const path = `assets/${file}`;
  if (!path.endsWith('.js') || pageFiles.has(path) || OTHER_LOCALE.test(path)) continue;
  report(`worker part ${file}`, await weigh(path), LIMITS.lazyPart);
}

process.stdout.write(`${lines.join('\n')}\n`);
for (const file of [...byDocument, ...byWorkers]) {
  process.stdout.write(`       ${String(weights.get(file)).padStart(8)}  ${file}\n`);
}
if (byDocument.size === 0 || byWorkers.size === 0) failures.push('nothing was fetched');
if (beforePaint.length > 0) {
  failures.push(
    `fetched before the first paint: ${beforePaint.map(({ file }) => file).join(', ')}`,
  );
}
for (const failure of failures) process.stdout.write(`over its limit: ${failure}\n`);
await mkdir(resolve(ROOT, 'test-results'), { recursive: true });
await writeFile(
  resolve(ROOT, 'test-results/sizes.json'),
  `${JSON.stringify({ document: await weighAll(byDocument), workers: await weighAll(byWorkers), files: Object.fromEntries(weights) }, null, 2)}\n`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
