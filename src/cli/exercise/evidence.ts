import { readFile } from 'node:fs/promises';
import { csvRow } from '../../base/csv-row.ts';
import { errorMessage } from '../../base/error-message.ts';
import { err, type Result } from '../../base/result.ts';
import { decodeUtf8Strict } from '../../base/utf8.ts';
import {
  sharedRuns,
  verifyEvidence,
  type VerifiedEvidence,
} from '../../exercises/evidence/verify.ts';
import { type Command, type Terminal, UsageError } from '../command.ts';
import { expectPositionals, parseFlags } from '../flags/flags.ts';

export const command: Command = {
  summary: 'verify the evidence that students handed in',
  help: `usage: shardlab evidence verify FILE...

Recomputes the digest of each evidence file (JSON, or the HTML page that carries it):
SHA-256 over the canonical JSON (RFC 8785) without its digest. Prints CSV:

  file,name,exercise,passed,digestOk

Exit code 0: all digests are right; 1: at least one is wrong; 2: a file is no evidence
or cannot be read. Runs that files of different students share are named on standard
error. A digest shows accidental change, not fraud.
`,
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals } = parseFlags(args, {});
  const [verb, ...files] = positionals;
  if (verb !== 'verify')
    throw new UsageError(
      verb === undefined ? 'missing "verify"' : `no command "evidence ${verb}"; there is "verify"`,
    );
  expectPositionals(files, 1, Infinity, 'FILE');
  const good: (VerifiedEvidence & { readonly file: string })[] = [];
  let unreadable = false;
  await terminal.out('file,name,exercise,passed,digestOk\n');
  for (const file of files) {
    const verified = await verify(file);
    if (!verified.ok) {
      unreadable = true;
      terminal.err(`${file}: ${verified.error}\n`);
      continue;
    }
    const { name, exercise, passed, digestOk } = verified.value;
    good.push({ ...verified.value, file });
    await terminal.out(`${csvRow([file, name, exercise, passed, digestOk])}\n`);
  }
  for (const [id, places] of sharedRuns(good)) {
    const names = places.map((i) => good[i]?.file ?? '').join(', ');
    terminal.err(`run ${id} is in the files of different students: ${names}\n`);
  }
  if (unreadable) return 2;
  return good.every(({ digestOk }) => digestOk) ? 0 : 1;
}

async function verify(file: string): Promise<Result<VerifiedEvidence, string>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (thrown) {
    return err(`cannot be read: ${errorMessage(thrown)}`);
  }
  const text = decodeUtf8Strict(bytes);
  return text === undefined ? err('not an evidence file: it is not UTF-8') : verifyEvidence(text);
}
