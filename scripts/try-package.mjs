// Proves that what is published works alone: the package is unpacked into an empty folder outside
// of the repository, beside no other packages than those that its package.json names, and their own.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildAll } from './build.mjs';
import { ROOT } from './lib/root.mjs';
import { writePackage } from './lib/npm-package.mjs';
import { copyClosure } from './lib/package-closure.mjs';
import { run } from './lib/run.mjs';
import { isBuilt } from './lib/source-digest.mjs';

const READY_MS = 30_000;

const folder = await mkdtemp(join(tmpdir(), 'shardlab-package-'));
const shardlab = join(folder, 'package/cli/shardlab.js');
const servers = [];

async function must(...command) {
  const { code, output, stdout } = await run(command, { cwd: folder, quiet: true });
  assert.equal(code, 0, `${command.join(' ')}: ${output}`);
  return stdout;
}

const cli = (...args) => must(process.execPath, shardlab, ...args);

/** @returns {Promise<string>} the address in its first line */
function listening(...args) {
  const child = spawn(process.execPath, [shardlab, ...args, '--port', '0'], { cwd: folder });
  servers.push(child);
  let printed = '';
  return new Promise((found, fail) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        printed += text;
        const [, address] = /^listening on (\S+)\n/.exec(printed) ?? [];
        if (address !== undefined) found(address);
      });
    }
    const end = (why) => fail(new Error(`shardlab ${args.join(' ')}: ${why}: ${printed}`));
    child.once('exit', (code, signal) => end(`ended with ${code ?? signal}`));
    setTimeout(end, READY_MS, 'does not listen').unref();
  });
}

async function unpack() {
  if (!(await isBuilt())) await buildAll();
  const { dependencies } = await writePackage('dist/package');
  const [{ filename }] = JSON.parse(
    await must('npm', 'pack', resolve(ROOT, 'dist/package'), '--json', '--offline'),
  );
  await must('tar', '-xzf', filename);
  const copied = await copyClosure(Object.keys(dependencies), folder);
  process.stdout.write(`unpacked ${filename} beside ${copied} packages\n`);
}

async function tryRender() {
  await writeFile(join(folder, 'template.txt'), '{{person.firstName}}');
  const args = ['render', 'template.txt', '--count', '3', '--seed', 'a', '--locale', 'de'];
  assert.match(await cli(...args), /^(?:\S+\n){3}$/);
}

async function trySimulate() {
  const stream = ['--endpoint', await listening('simulate', '--stream', 'orders:2')];
  const producer = ['--stream', 'orders', '--template', 'template.txt', '--rate', '50'];
  await cli('run', ...producer, '--duration', '1s', '--json', 'result.json', ...stream);
  const read = await cli('tail', 'orders', '--limit', '5', ...stream);
  assert.equal(read.trimEnd().split('\n').length, 5, read);
}

async function tryServe() {
  const address = await listening('serve');
  const page = await fetch(address);
  const html = await page.text();
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy'), /default-src 'none'/);
  const [, script] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(html);
  const code = await fetch(new URL(script, address));
  assert.equal(code.status, 200);
  assert.match(code.headers.get('content-type'), /javascript/);
  const again = [shardlab, 'serve', '--port', new URL(address).port];
  const taken = await run([process.execPath, ...again], { cwd: folder, quiet: true });
  assert.equal(taken.code, 1);
  assert.match(
    taken.stderr,
    /^error: EADDRINUSE: \S+ is in use: choose another port with --port\n$/,
  );
}

try {
  await unpack();
  for (const attempt of [() => cli('--help'), tryRender, trySimulate, tryServe]) await attempt();
  process.stdout.write('the package works alone\n');
} catch (thrown) {
  process.stdout.write(`${thrown.message}\n`);
  process.exitCode = 1;
} finally {
  for (const server of servers) server.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
