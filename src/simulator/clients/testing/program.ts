import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env } from 'node:process';

/** Everything a client needs to believe that it is signed in. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
} as const;

/** What `npm test` found; for tests that are run alone, Debian's and not whichever is in PATH. */
export const AWS_CLI = env['AWS_CLI_PATH'] ?? '/usr/bin/aws';
/** As {@link AWS_CLI}; it has boto3. */
export const PYTHON = env['PYTHON_PATH'] ?? '/usr/bin/python3';

/** An environment that has nothing of this machine's. */
export const CLEAN_ENVIRONMENT = {
  ...CREDENTIALS,
  PATH: '/usr/bin:/bin',
  HOME: '/nonexistent',
  TZ: 'UTC',
  LC_ALL: 'C.UTF-8',
} as const;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end, in {@link CLEAN_ENVIRONMENT}.
 * @throws Error that says how to install it when it is not there: such a test must not be skipped
 */
export function runProgram(path: string, args: readonly string[]): Promise<Ended> {
  if (!existsSync(path)) {
    return Promise.reject(
      new Error(`${path} is missing; 'npm test -- tools' brings it, or says how to install it`),
    );
  }
  return new Promise((resolve) => {
    execFile(
      path,
      [...args],
      {
        env: CLEAN_ENVIRONMENT,
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** As {@link runProgram}, for a program that must succeed. @throws Error with its standard error */
export async function mustRun(path: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram(path, args);
  if (code === 0) return stdout;
  if (stderr.includes("No module named 'boto3'")) {
    throw new Error(
      `${path} has no boto3; 'npm test -- tools' brings it, or says how to install it`,
    );
  }
  throw new Error(`${path} ${args.slice(0, 4).join(' ')} ended with ${code}: ${stderr}`);
}
