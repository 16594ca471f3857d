import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { connect } from '../port.ts';
import type { LoadProtocol } from './protocol.ts';
import { accept } from './role.ts';

const SCENARIO = {
  version: 1,
  stream: 'practice',
  template: { text: 'x' },
  profile: { type: 'constant', rate: 10 },
} as const;

it('a run asked for twice is one run; another id is another producer beside it', async () => {
  // A service that never answers: the run is there as long as the test wants.
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { port1, port2 } = new MessageChannel();
  accept(port1);
  const load = connect<LoadProtocol>(port2);
  await load.call('connection:set', {
    connection: {
      kind: 'endpoint',
      url: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accessKeyId: 'test',
      secretAccessKey: 'test',
    },
  });
  const begin = (id: string) => load.call('run:start', { id, scenario: SCENARIO });
  const ended: string[] = [];
  const allEnded = new Promise<void>((done) => {
    load.on('run:result', ({ id }) => {
      ended.push(id);
      if (ended.length === 2) done();
    });
  });
  const answers = await Promise.all([begin('first'), begin('first'), begin('second')]);
  const [one, again, other] = answers.map((answer) => (answer.ok ? answer.value.startedAt : NaN));
  expect(again).toBe(one);
  expect(other).toBeGreaterThanOrEqual(one ?? NaN);
  await load.call('run:pause', 'second');
  await load.call('run:stop', 'first');
  await load.call('run:stop', 'second');
  await allEnded;
  expect(ended.toSorted()).toEqual(['first', 'second']);
  // What has ended is not stopped again, and its heat can still be asked for.
  await load.call('run:stop', 'first');
  expect(await load.call('run:heat', 'first')).toBeDefined();
  port1.close();
  port2.close();
  server.closeAllConnections();
  server.close();
});
