import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const START = resolve(import.meta.dirname, '../../scripts/start.mjs');

/** `npm start` on a free port, as a user runs it. */
export class ProductionServer {
  readonly origin: string;
  readonly #process: ChildProcess;
  readonly #violations: string[];

  private constructor(origin: string, child: ChildProcess, violations: string[]) {
    this.origin = origin;
    this.#process = child;
    this.#violations = violations;
  }

  /** @param flags more flags of `npm start`, such as `--connect` */
  static async start(flags: readonly string[] = []): Promise<ProductionServer> {
    const child = spawn(process.execPath, [START, '--port', '0', ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const violations: string[] = [];
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
      violations.push(
        ...text.split('\n').filter((line) => line.startsWith('content-security-policy')),
      );
    });
    const origin = await new Promise<string>((found, fail) => {
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const line = /^listening on (http:\/\/127\.0\.0\.1:\d+)\/\n/.exec(printed);
        if (line?.[1] !== undefined) found(line[1]);
      });
      child.once('error', fail);
      child.once('exit', (code, signal) => {
        const end = `npm start ended with ${String(code ?? signal)}: ${errors}`;
        fail(new Error(end));
        // Later than its first line, and not by `stop`: whatever fails next fails for this.
        if (!child.killed) violations.push(end);
      });
    });
    return new ProductionServer(origin, child, violations);
  }

  /** Violations that browsers reported since the last call: a worker's are seen only here. */
  takeViolations(): string[] {
    return this.#violations.splice(0);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await exit;
  }
}
