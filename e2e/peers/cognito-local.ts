import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ROOT, startNode, type Peer } from './process.ts';

/** cognito-local: a user pool that issues tokens. It keeps its files in the folder it starts in. */
export async function startCognitoLocal(): Promise<Peer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'shardlab-cognito-'));
  await mkdir(join(folder, '.cognito'));
  await writeFile(
    join(folder, '.cognito/config.json'),
    JSON.stringify({
      ServerConfig: { hostname: '127.0.0.1', port },
      UserPoolDefaults: { UsernameAttributes: [] },
      TokenConfig: { IssuerDomain: `http://localhost:${port}` },
    }),
  );
  const start = join(ROOT, 'node_modules/cognito-local/lib/bin/start.js');
  const script = `process.chdir(${JSON.stringify(folder)}); require(${JSON.stringify(start)})`;
  const peer = await startNode(['-e', script], port);
  return {
    ...peer,
    async stop() {
      await peer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One call of the user pool's API. @throws Error named as the service's */
export async function cognitoCall(
  url: string,
  operation: string,
  input: unknown,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20261121/local/cognito-idp/aws4_request',
    },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) {
    const error = new Error(String(answer['message']));
    error.name = String(answer['__type']);
    throw error;
  }
  return answer;
}
