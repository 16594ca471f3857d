import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json } from 'node:stream/consumers';
import sirv from 'sirv';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/lib/chromium.mjs';
import { runtimeConfig } from '../../src/connection/config/config.ts';
import { contentSecurityPolicy } from '../../src/connection/config/content-security-policy.ts';
import { bundleForBrowser } from './browser-bundle.ts';
import { processorTime, spent, type ProcessorTime } from './processor-time.ts';

const BLANK = '<!doctype html><meta charset="utf-8"><title>bench</title>';
const SCRIPT = '<script type="module" src="/bench/script.js"></script>';

export interface BareRun {
  /** TypeScript module, from the root of the repository, that runs in the page. */
  readonly script: string;
  /** The built page that the script acts on; absent: an empty one. */
  readonly web?: string;
  /** What the page's address ends with, for a script that can be told something. */
  readonly query?: string;
  readonly timeoutMs: number;
}

export interface BareResult {
  /** What the script handed to `report`. */
  readonly value: unknown;
  /** CPU between the script's `mark('start')` and `mark('end')`, by process and thread. */
  readonly cpuMs: readonly (readonly [string, number])[];
}

/**
 * Runs a script in a Chromium that nothing is attached to: a debugger or a test driver
 * makes each request cost three to four times as much. The script talks to this server
 * by `bench/harness/page.ts`.
 *
 * @throws Error when the script fails or says nothing in time
 */
export async function runBare({
  script,
  web,
  query = '',
  timeoutMs,
}: BareRun): Promise<BareResult> {
  const files = await bundleForBrowser(resolve(script));
  const profile = await mkdtemp(join(tmpdir(), 'shardlab-bench-'));
  const marks = new Map<string, ProcessorTime>();
  let finish: (value: unknown) => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  const outcome = new Promise<unknown>((done, failed) => {
    finish = done;
    fail = failed;
  });
  let browser: ReturnType<typeof spawn> | undefined;

  const assets = web === undefined ? undefined : sirv(web);
  const page = web === undefined ? BLANK : await readFile(join(web, 'index.html'), 'utf8');
  const policy = contentSecurityPolicy(runtimeConfig.parse({}));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // The product's own pages run under the product's own policy.
    if (web !== undefined) response.setHeader('Content-Security-Policy', policy);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.startsWith('/bench/') ? files.get(path.slice('/bench/'.length)) : undefined;
    if (file !== undefined) {
      response.setHeader('Content-Type', path.endsWith('.css') ? 'text/css' : 'text/javascript');
      response.end(file);
    } else if (path === '/bench/message') {
      const message = (await json(request)) as BenchMessage;
      if (message.kind === 'mark') marks.set(message.name, processorTime(browser?.pid ?? 0));
      response.end();
      if (message.kind === 'report') finish(message.value);
      if (message.kind === 'failure') fail(new Error(message.message));
    } else if (path === '/bench/worker-time') {
      const { byThread } = processorTime(browser?.pid ?? 0);
      response.end(String(byThread.get('renderer/DedicatedWorker') ?? 0));
    } else if (path === '/' || path === '/index.html') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        page.includes('</body>') ? page.replace('</body>', `${SCRIPT}</body>`) : page + SCRIPT,
      );
    } else {
      const missing = (): void => {
        response.statusCode = 404;
        response.end();
      };
      if (assets === undefined) missing();
      else assets(request, response, missing);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(fail);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const timer = setTimeout(() => {
    fail(new Error(`${script} said nothing for ${timeoutMs} ms`));
  }, timeoutMs);
  try {
    browser = spawn(
      await ensureChromium(),
      [
        '--headless',
        ...CHROMIUM_FLAGS,
        '--window-size=1440,900',
        // A bare browser: no extension looks at each request.
        '--disable-extensions',
        `--user-data-dir=${profile}`,
        `http://127.0.0.1:${port}/${query}`,
      ],
      { stdio: 'ignore' },
    );
    browser.once('error', fail);
    const value = await outcome;
    const [start, end] = [marks.get('start'), marks.get('end')];
    return { value, cpuMs: start && end ? spent(start, end) : [] };
  } finally {
    clearTimeout(timer);
    if (browser?.pid !== undefined && browser.exitCode === null) {
      const exit = once(browser, 'exit');
      browser.kill('SIGTERM');
      await exit;
    }
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the page tells the harness; `page.ts` is the other end. */
export type BenchMessage =
  | { readonly kind: 'mark'; readonly name: string }
  | { readonly kind: 'report'; readonly value: unknown }
  | { readonly kind: 'failure'; readonly message: string };
