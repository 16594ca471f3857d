import { withSecretFile } from './secret-file.mjs';
import { run } from './run.mjs';

/** A command as a shell takes it, to be read and pasted. @param {readonly string[]} words */
function shellLine(words) {
  return words
    .map((word) =>
      /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join(' ');
}

/** What the AWS CLI says of a call that the service refused. */
export class AwsError extends Error {
  /** @param {readonly string[]} command @param {string} stderr */
  constructor(command, stderr) {
    super(`${shellLine(command)}\n${stderr.trim()}`);
    /** The service's own name for it, as in `UserNotFoundException`; empty when it has none. */
    this.code = /An error occurred \((\w+)\)/.exec(stderr)?.[1] ?? '';
    /** Without the command. */
    this.words = stderr.trim();
  }
}

/** A user's own settings must not turn an answer into something else than JSON, or into a question. */
const PLAIN = { AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off' };

/**
 * The AWS CLI. In a dry run a call is printed and not made.
 *
 * @param {{ region: string, dryRun: boolean, print: (line: string) => void }} options
 */
export function awsCli({ region, dryRun, print }) {
  const withRegion = (words) => ['aws', ...words, '--region', region];
  /** @param {readonly string[]} words */
  const call = async (words) => {
    const command = withRegion(words);
    const { code, stdout, stderr } = await run(command, { quiet: true, env: PLAIN });
    if (code === 127) throw new Error('the AWS CLI is not installed: see docs/deploying.md');
    if (code !== 0) throw new AwsError(command, stderr);
    // Warnings of the CLI or its Python are for the reader, and no part of the answer.
    if (stderr.trim() !== '') process.stderr.write(`${stderr.trim()}\n`);
    return stdout;
  };
  const change = async (words) => {
    print(shellLine(withRegion(words)));
    if (!dryRun) await call(words);
  };
  const read = async (words) => {
    if (dryRun) print(shellLine(withRegion(words)));
    return JSON.parse((await call([...words, '--output', 'json'])) || 'null');
  };
  return {
    /** A call that changes something. @param {readonly string[]} words */
    change,
    /**
     * A call that changes something and has a secret in its input: every process of the machine
     * can read the arguments of another, so the input is in a file.
     *
     * @param {readonly string[]} words
     * @param {object} input
     */
    async changeWithSecret(words, input) {
      await withSecretFile(JSON.stringify(input), (path) =>
        change([...words, '--cli-input-json', `file://${path}`]),
      );
    },
    /** A call that only reads; a dry run makes it too. @param {readonly string[]} words */
    read,
    /**
     * A call that only reads; a dry run prints it and takes the placeholder for its answer.
     *
     * @param {readonly string[]} words
     * @param {unknown} placeholder
     */
    async ask(words, placeholder) {
      if (!dryRun) return read(words);
      print(shellLine(withRegion(words)));
      return placeholder;
    },
  };
}
