import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKinesalite, startKinesisLocal } from '../../../e2e/peers/kinesis.ts';
import { ROOT, type Peer } from '../../../e2e/peers/process.ts';
import { DIFFERENCES, differencesTable, type PeerName } from './testing/differences.ts';
import { REQUESTS, runRequests, type Compared } from './testing/requests.ts';
import { startSimulator, type RunningSimulator } from './testing/start.ts';

let simulator: RunningSimulator;
let peers: Readonly<Record<PeerName, Peer>>;
let ours: Map<string, Compared>;

beforeAll(async () => {
  simulator = await startSimulator();
  // The table asks faster than an account may; neither peer counts calls.
  const { quotas } = simulator.service.account;
  for (const { id } of quotas.list()) if (id.startsWith('rate:')) quotas.set(id, false);
  const [kinesalite, kinesisLocal] = await Promise.all([startKinesalite(), startKinesisLocal()]);
  peers = { kinesalite, 'kinesis-local': kinesisLocal };
  ours = await runRequests(simulator.url);
}, 60_000);

afterAll(async () => {
  await Promise.all([simulator.stop(), ...Object.values(peers).map((peer) => peer.stop())]);
  expect(simulator.bugs).toEqual([]);
});

test('ours never fails with 5xx', () => {
  expect(ours.size).toBe(REQUESTS.length);
  for (const [name, { status }] of ours) expect(`${name} ${status}`).toMatch(/ [234]\d\d$/);
});

test.each(['kinesalite', 'kinesis-local'] as const)(
  'ours and %s differ where the list says so, and nowhere else',
  async (name) => {
    const theirs = await runRequests(peers[name].url);
    const differing = REQUESTS.map((request) => request.name)
      .filter((row) => {
        const mine = ours.get(row);
        const other = theirs.get(row);
        return mine?.status !== other?.status || mine?.said !== other?.said;
      })
      .map((row) => ({ row, ours: ours.get(row), theirs: theirs.get(row) }));
    const listed = DIFFERENCES[name];
    expect(differing.filter(({ row }) => listed[row] === undefined)).toEqual([]);
    expect(new Set(Object.keys(listed))).toEqual(new Set(differing.map(({ row }) => row)));
  },
  60_000,
);

test('docs/simulator.md prints the list', async () => {
  const page = await readFile(join(ROOT, 'docs/simulator.md'), 'utf8');
  expect(unpadded(page)).toContain(unpadded(differencesTable()));
});

/** The formatter pads the columns of a table. */
function unpadded(text: string): string {
  return text.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---');
}
