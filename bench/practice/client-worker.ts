import { encodeUtf8 } from '../../src/base/utf8.ts';
import { PracticeRequestHandler } from '../../src/connection/client/practice-door.ts';
import { cborBody } from '../../src/connection/put-records/cbor-body.ts';
import type { DoorAnswer, DoorRequest } from '../../src/simulator/door/port-door.ts';
import { BATCH, full, type Contestant } from '../load/contestants.ts';
import { median, pause } from '../load/measure.ts';

const ROUNDS = 11;
const ROUND_MS = 800;
/** Between turns: what the last one left is collected. */
const SETTLE_MS = 300;
const WARM_UP_MS = 500;
const IN_FLIGHT = 6;
const BODIES = 20;

export interface PracticeSpeed {
  /** Records per second, medians. */
  readonly prebuilt: number;
  readonly run: number;
}

const HEADERS = {
  'content-type': 'application/x-amz-cbor-1.1',
  'x-amz-target': 'Kinesis_20131202.PutRecords',
  'x-amz-date': '20261121T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
};

function prebuiltBodies(): Uint8Array<ArrayBuffer>[] {
  return Array.from({ length: BODIES }, (_, body) => {
    const records = Array.from({ length: BATCH }, (_row, i) => ({
      data: encodeUtf8(`${body}-${i}-`.padEnd(200, 'x')),
      partitionKey: crypto.randomUUID(),
    }));
    return cborBody('bench', records).slice();
  });
}

/** Bodies that are there already, over the port as it is: what the practice service can take. */
function prebuilt(port: MessagePort): Contestant {
  const bodies = prebuiltBodies();
  let next = 0;
  return (ms) =>
    new Promise((done) => {
      const start = performance.now();
      let answered = 0;
      let open = 0;
      const send = (): void => {
        // Handed over, as a run hands over its bodies.
        const body = (bodies[(next += 1) % BODIES] as Uint8Array<ArrayBuffer>).slice();
        const request: DoorRequest = {
          id: next,
          request: { method: 'POST', path: '/', headers: HEADERS, body },
        };
        open += 1;
        port.postMessage(request, [body.buffer]);
      };
      port.onmessage = ({ data }: MessageEvent<DoorAnswer>) => {
        if (!('status' in data) || data.status !== 200 || !isWhole(data.body))
          throw new Error(`not stored: ${JSON.stringify(data).slice(0, 300)}`);
        open -= 1;
        answered += BATCH;
        if (performance.now() - start < ms) send();
        else if (open === 0) done((answered / (performance.now() - start)) * 1000);
      };
      for (let i = 0; i < IN_FLIGHT; i += 1) send();
    });
}

/** A map, its first name, and 0. */
const NONE_FAILED = Uint8Array.of(0xa2, 0x71, ...encodeUtf8('FailedRecordCount'), 0);

/** Whether a reply says that every record was stored. */
function isWhole(body: Uint8Array | undefined): boolean {
  return NONE_FAILED.every((byte, i) => body?.[i] === byte);
}

addEventListener('message', ({ ports: [raw, door] }: MessageEvent) => {
  if (raw === undefined || door === undefined) return;
  const contestants = {
    prebuilt: prebuilt(raw),
    run: full({
      endpoint: 'http://practice.localhost',
      handler: () => new PracticeRequestHandler(door),
    }),
  };
  void measure(contestants).then((speed) => {
    postMessage(speed);
  });
});

async function measure(
  contestants: Record<keyof PracticeSpeed, Contestant>,
): Promise<PracticeSpeed> {
  const seen = { prebuilt: [] as number[], run: [] as number[] };
  for (const name of ['prebuilt', 'run'] as const) await contestants[name](WARM_UP_MS);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of ['prebuilt', 'run'] as const) {
      await pause(SETTLE_MS);
      seen[name].push(await contestants[name](ROUND_MS));
    }
  return { prebuilt: median(seen.prebuilt), run: median(seen.run) };
}
