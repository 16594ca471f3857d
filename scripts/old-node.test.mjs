// An old Node is told so in one sentence, not by the first line that it cannot read.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildForNode } from './lib/node-build.mjs';
import { ROOT } from './lib/root.mjs';

const { engines, scripts } = JSON.parse(await readFile(resolve(ROOT, 'package.json'), 'utf8'));
const oldest = engines.node.replace('>=', '');
const CHECK = './src/cli/old-node.cjs';
const CLI = `node_modules/.cache/old-node-${process.pid}`;
let folder;
let fake;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shardlab-node-'));
  fake = join(folder, 'version.cjs');
  await writeFile(
    fake,
    `const versions = { ...process.versions, node: process.env.SEEN_NODE };
Object.defineProperty(process, 'versions', { value: versions });\n`,
  );
  await buildForNode({ shardlab: 'src/cli/shardlab.ts' }, CLI);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(resolve(ROOT, CLI), { recursive: true });
});

function nodeThatSees(version, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 20_000,
    env: { ...process.env, SEEN_NODE: version, NODE_OPTIONS: `--require ${fake}` },
  });
  return { status, stdout, stderr };
}

const refusal = (version) => ({
  status: 1,
  stdout: '',
  stderr: `error: Shardlab needs Node.js ${oldest} or later, and this is Node.js ${version}. Install a newer one from https://nodejs.org\n`,
});

it.each(['0.12.18', '6.17.1', '18.20.8', '20.18.3'])('refuses Node %s', (version) => {
  expect(nodeThatSees(version, ['--require', CHECK, '--eval', ''])).toEqual(refusal(version));
});

it.each([`${oldest}.0`, '20.20.2', '22.0.0', '100.1.0'])('takes Node %s', (version) => {
  expect(nodeThatSees(version, ['--require', CHECK, '--print', '1 + 1']).stdout).toBe('2\n');
});

describe('with an old Node', () => {
  const nodeScripts = Object.entries(scripts).filter(([, command]) => command.startsWith('node '));

  it('npm start and npm test are among the scripts that check', () => {
    expect(nodeScripts.map(([name]) => name)).toEqual(expect.arrayContaining(['start', 'test']));
  });

  it.each(nodeScripts)('npm run %s says so at once', (_name, command) => {
    const [, ...args] = command.split(' ');
    expect(nodeThatSees('18.20.8', args)).toEqual(refusal('18.20.8'));
  });

  it('shardlab says so at once, and reads no other file before', async () => {
    const entry = resolve(ROOT, CLI, 'shardlab.js');
    expect(nodeThatSees('18.20.8', [entry, '--help'])).toEqual(refusal('18.20.8'));
    expect(await readFile(entry, 'utf8')).not.toMatch(/^\s*(?:import|export)\s.*\bfrom\b/m);
  });
});
