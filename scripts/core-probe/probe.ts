import { systemClock } from '../../src/base/clock.ts';
import { Sfc32 } from '../../src/base/random.ts';
import { compileTemplateSource } from '../../src/load/records/template-source.ts';
import { startRun } from '../../src/load/engine.ts';
import { parseScenario } from '../../src/load/scenario.ts';
import { startReading } from '../../src/reader/reader.ts';
import { createHandler } from '../../src/simulator/protocol/handler.ts';
import { createService } from '../../src/simulator/service/service.ts';
import { sourceOf, targetOf } from './direct.ts';

const STREAM = 'probe';
const RECORDS = 600;

export interface ProbeResult {
  readonly accepted: number;
  readonly read: number;
  readonly shards: number;
  readonly preflightStatus: number;
  readonly sample: string;
}

/**
 * The whole path, from a template to records read back, in a context that is no browser
 * and no Node: scripts/isolated-core.mjs bundles this file and runs it there.
 */
export async function probe(): Promise<ProbeResult> {
  const service = createService({
    clock: systemClock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 7,
    transitionMs: 0,
    limits: true,
    maxBytes: 64 * 1024 * 1024,
  });
  service.seedStream(STREAM, 4);
  const preflight = await createHandler(service)({
    method: 'OPTIONS',
    path: '/',
    headers: { origin: 'http://localhost', 'access-control-request-method': 'POST' },
    body: new Uint8Array(),
  });

  const scenario = parseScenario({
    version: 1,
    stream: STREAM,
    template: { text: '{{number.int(1000)}} {{person.fullName}} {{string.uuid}}' },
    profile: { type: 'constant', rate: 2_000 },
    total: RECORDS,
    seed: 7,
  });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const run = startRun(scenario.value, {
    clock: systemClock,
    target: targetOf(service, STREAM),
    compile: compileTemplateSource,
    seed: 7,
  });
  const { accepted } = await run.finished;

  const reader = startReading(
    { shards: 'all', from: { type: 'TRIM_HORIZON' }, until: 'tip', intervalMs: 250 },
    { source: sourceOf(service, STREAM), clock: systemClock, random: new Sfc32(7) },
  );
  let read = 0;
  let sample = '';
  reader.onRecords((records) => {
    read += records.length;
    sample = records.length > 0 ? new TextDecoder().decode(records[0]?.data) : sample;
  });
  const { shards } = await reader.done;
  service.close();
  return { accepted, read, shards: shards.length, preflightStatus: preflight.status, sample };
}
