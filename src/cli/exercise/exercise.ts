import { readFile } from 'node:fs/promises';
import { errorMessage } from '../../base/error-message.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import { catalogue } from '../../exercises/catalogue/index.ts';
import { checkExercise } from '../../exercises/file/check-exercise.ts';
import { parseJsonDocument } from '../../reader/decode/json/json-document.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';
import { expectPositionals, parseFlags } from '../flags/flags.ts';

export const command: Command = {
  summary: 'check an exercise that you wrote',
  help: `usage: shardlab exercise check FILE

Checks an exercise file: its form, that every [[value]] it uses is defined, and that
every step can end. Says FILE:path: message for each mistake and exits with 2; says
nothing and exits with 0 when there is none.

How an exercise is written stands in docs/exercises.md.
`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals } = parseFlags(args, {});
  const [verb, ...files] = positionals;
  if (verb !== 'check')
    throw new UsageError(
      verb === undefined ? 'missing "check"' : `no command "exercise ${verb}"; there is "check"`,
    );
  expectPositionals(files, 1, 1, 'FILE');
  const [file = ''] = files;
  const problems = await problemsIn(file);
  for (const line of problems) terminal.err(`${file}:${line}\n`);
  return problems.length === 0 ? 0 : 2;
}

/** `path: message` for each mistake. */
async function problemsIn(file: string): Promise<readonly string[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (thrown) {
    return [`$: cannot be read: ${errorMessage(thrown)}`];
  }
  const text = decodeUtf8Strict(bytes);
  if (text === undefined) return ['$: not UTF-8 text'];
  const json = parseJsonDocument(text);
  if (!json.ok) return [`$: ${json.error}`];
  const parsed = checkExercise(json.value, catalogue());
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
}
