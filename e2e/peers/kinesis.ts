import { join } from 'node:path';
import { freePort, ROOT, startNode, type Peer } from './process.ts';

const LOOPBACK = join(ROOT, 'e2e/peers/loopback.cjs');

/** The account that `shardlab simulate` plays by default, so that texts can be compared. */
const ACCOUNT = { AWS_ACCOUNT_ID: '123456789012', AWS_REGION: 'us-east-1' };

/** kinesalite: strict error bodies, 17 operations, no limits. Plain HTTP/1.1. */
export async function startKinesalite({ shardLimit = 500 } = {}): Promise<Peer> {
  const port = await freePort();
  return await startNode(
    [
      '-r',
      LOOPBACK,
      join(ROOT, 'node_modules/kinesalite/cli.js'),
      `--port=${port}`,
      `--shardLimit=${shardLimit}`,
      '--createStreamMs=10',
      '--deleteStreamMs=10',
      '--updateStreamMs=10',
    ],
    port,
    ACCOUNT,
  );
}

/** kinesis-local (kinesis-mock): resharding, on-demand, fan-out; no limits. The plain port. */
export async function startKinesisLocal({ shardLimit = 500 } = {}): Promise<Peer> {
  const port = await freePort();
  const folder = join(ROOT, 'node_modules/kinesis-local');
  return await startNode(['-r', LOOPBACK, join(folder, 'main.js')], port, {
    ...ACCOUNT,
    KINESIS_MOCK_CERT_PATH: join(folder, 'server.json'),
    KINESIS_MOCK_PLAIN_PORT: String(port),
    KINESIS_MOCK_TLS_PORT: String(await freePort()),
    SHARD_LIMIT: String(shardLimit),
    LOG_LEVEL: 'ERROR',
    ...Object.fromEntries(DURATIONS.map((name) => [`${name}_DURATION`, '10ms'])),
  });
}

const DURATIONS = [
  'CREATE_STREAM',
  'DELETE_STREAM',
  'REGISTER_STREAM_CONSUMER',
  'START_STREAM_ENCRYPTION',
  'STOP_STREAM_ENCRYPTION',
  'DEREGISTER_STREAM_CONSUMER',
  'MERGE_SHARDS',
  'SPLIT_SHARD',
  'UPDATE_SHARD_COUNT',
  'UPDATE_STREAM_MODE',
];
