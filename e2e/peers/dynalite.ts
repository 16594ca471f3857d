import { join } from 'node:path';
import { freePort, ROOT, startNode, type Peer } from './process.ts';

/** dynalite: DynamoDB on a port, for consumers that keep their leases there. */
export async function startDynalite(): Promise<Peer> {
  const port = await freePort();
  return await startNode(
    [
      '-r',
      join(ROOT, 'e2e/peers/loopback.cjs'),
      join(ROOT, 'node_modules/dynalite/cli.js'),
      `--port=${port}`,
      '--createTableMs=10',
      '--updateTableMs=10',
    ],
    port,
  );
}
