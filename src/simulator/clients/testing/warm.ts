import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AWS_CLI, CLEAN_ENVIRONMENT, PYTHON, runProgram, type Ended } from './program.ts';

const SCRIPT = new URL('warm.py', import.meta.url).pathname;

/** The interpreter that the program names in its first line; undefined when it has none. */
function interpreterOf(program: string): string | undefined {
  if (!existsSync(program)) return undefined;
  return /^#! *(\/\S*python\S*)\s*\n/.exec(readFileSync(program, 'latin1'))?.[1];
}

/**
 * The AWS CLI and Python, ready before they are called: each start of one takes half a second
 * of processor time. Every call is a process of its own all the same, with arguments,
 * environment and memory that no other call shares.
 */
export class WarmPrograms {
  // One for each: the AWS CLI puts a botocore of its own in place of Python's.
  readonly #interpreter = interpreterOf(AWS_CLI);
  #awsServer: WarmServer | undefined;
  #pythonServer: WarmServer | undefined;

  /** `aws` with these arguments. An AWS CLI that is no Python script is started as usual. */
  async aws(words: readonly string[]): Promise<Ended> {
    if (this.#interpreter === undefined) return runProgram(AWS_CLI, words);
    this.#awsServer ??= new WarmServer(this.#interpreter, 'aws');
    return this.#awsServer.call(words);
  }

  /** `python3 -c` with this text. */
  async python(text: string): Promise<Ended> {
    this.#pythonServer ??= new WarmServer(PYTHON, 'python');
    return this.#pythonServer.call([text]);
  }

  stop(): void {
    this.#awsServer?.stop();
    this.#pythonServer?.stop();
  }
}

class WarmServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  #before: Promise<unknown> = Promise.resolve();
  #errors = '';

  constructor(interpreter: string, program: 'aws' | 'python') {
    this.#process = spawn(interpreter, [SCRIPT, program], { env: CLEAN_ENVIRONMENT });
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
    this.#answers = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
  }

  /** One call after the other. @throws Error when the server itself has ended */
  call(words: readonly string[]): Promise<Ended> {
    const ended = this.#before.then(async () => {
      this.#process.stdin.write(`${JSON.stringify(words)}\n`);
      const answer = await this.#answers.next();
      if (answer.done === true) throw new Error(`nothing is warm: ${this.#errors}`);
      return JSON.parse(answer.value) as Ended;
    });
    this.#before = ended.catch(() => undefined);
    return ended;
  }

  stop(): void {
    this.#process.stdin.end();
  }
}
