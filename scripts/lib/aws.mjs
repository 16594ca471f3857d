import { run } from './run.mjs';

/** A command as a shell takes it, to be read and pasted. @param {readonly string[]} words */
export function shellLine(words) {
  return words
    .map((word) =>
      /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`,
    )
    .join(' ');
}

/**
 * The AWS CLI. In a dry run a call is printed and not made.
 *
 * @param {{ region: string, dryRun: boolean, print: (line: string) => void }} options
 */
export function awsCli({ region, dryRun, print }) {
  /** @param {readonly string[]} words */
  const call = async (words) => {
    const command = ['aws', ...words, '--region', region];
    const { code, output } = await run(command, { quiet: true });
    if (code === 127) throw new Error('the AWS CLI is not installed: see docs/deploying.md');
    if (code !== 0) throw new Error(`${shellLine(command)}\n${output.trim()}`);
    return output;
  };
  return {
    /** A call that changes something. @param {readonly string[]} words */
    async change(words) {
      print(shellLine(['aws', ...words, '--region', region]));
      if (!dryRun) await call(words);
    },
    /** A call that only reads. @param {readonly string[]} words */
    async read(words) {
      if (dryRun) print(shellLine(['aws', ...words, '--region', region]));
      return JSON.parse((await call([...words, '--output', 'json'])) || 'null');
    },
    /**
     * Outputs of a stack by their names; in a dry run placeholders.
     *
     * @param {string} stack
     * @returns {Promise<(name: string) => string>}
     */
    async outputs(stack) {
      const words = ['cloudformation', 'describe-stacks', '--stack-name', stack];
      if (dryRun) {
        print(shellLine(['aws', ...words, '--region', region]));
        return (name) => `<${name} of ${stack}>`;
      }
      const answer = await this.read(words);
      const list = answer.Stacks[0].Outputs ?? [];
      return (name) => list.find(({ OutputKey }) => OutputKey === name)?.OutputValue ?? '';
    },
  };
}
