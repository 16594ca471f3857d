// npm start: builds when the sources changed, then serves the page on loopback.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/node-build.mjs';
import { isBuilt } from './lib/source-digest.mjs';

const HELP = `usage: npm start -- [--port N] [--connect ORIGIN]...

  --port N          port on loopback, 0 for any free one (default 4173)
  --connect ORIGIN  lets the page call ORIGIN too, as in https://kinesis.example.org
`;

function usage(message) {
  process.stderr.write(`error: ${message}\n${HELP}`);
  process.exit(2);
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '4173' },
        connect: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (thrown) {
    return usage(thrown.message);
  }
}

const flags = readFlags();
if (flags.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (!/^\d{1,5}$/.test(flags.port) || Number(flags.port) > 65_535) {
  usage(`--port ${flags.port}: a number from 0 to 65535`);
}
const connect = flags.connect.map((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const origin = `${url?.protocol}//${url?.host}`;
  // A host name may hold `;` or `*`, which mean something else in the page's security policy.
  if (!/^(?:https?|wss?):\/\/[a-z0-9._-]+(?::\d+)?$/.test(origin)) {
    return usage(`--connect ${text}: an origin such as https://kinesis.example.org`);
  }
  return origin;
});

if (!(await isBuilt())) {
  process.stderr.write('building dist/ (first start, or the sources changed)\n');
  const { buildAll } = await import('./build.mjs');
  try {
    await buildAll();
  } catch (thrown) {
    process.stderr.write(`error: ${thrown.message}\n`);
    process.exit(1);
  }
}

const { serve } = await import(resolve(ROOT, 'dist/cli/serve.js'));
try {
  const server = await serve({
    root: resolve(ROOT, 'dist/web'),
    port: Number(flags.port),
    connect,
    onViolation: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`listening on http://127.0.0.1:${server.address().port}/\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
} catch (thrown) {
  const taken = thrown.code === 'EADDRINUSE';
  process.stderr.write(
    `error: ${taken ? `port ${flags.port} is taken: choose another with --port N` : thrown.message}\n`,
  );
  process.exit(1);
}
