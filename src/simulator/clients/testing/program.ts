import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Everything a client needs to believe that it is signed in. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
} as const;

const INSTALL: Readonly<Record<string, string>> = {
  '/usr/bin/aws': 'apt-get install awscli',
  '/usr/bin/python3': 'apt-get install python3-boto3',
};

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs one of the distribution's programs to its end.
 * @throws Error that says how to install it when it is not there: such a test must not be skipped
 */
export function runProgram(path: string, args: readonly string[]): Promise<Ended> {
  if (!existsSync(path)) {
    return Promise.reject(
      new Error(`${path} is missing; install it with: ${INSTALL[path] ?? 'your package manager'}`),
    );
  }
  return new Promise((resolve) => {
    execFile(
      path,
      [...args],
      {
        env: {
          ...CREDENTIALS,
          PATH: '/usr/bin:/bin',
          HOME: '/nonexistent',
          TZ: 'UTC',
          LC_ALL: 'C.UTF-8',
        },
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
    throw new Error('boto3 is missing; install it with: apt-get install python3-boto3');
  }
  throw new Error(`${path} ${args.slice(0, 4).join(' ')} ended with ${code}: ${stderr}`);
}
