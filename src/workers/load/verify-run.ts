import type { Clock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { ok, type Result } from '../../base/result.ts';
import { createKinesisSource } from '../../connection/kinesis/kinesis-source.ts';
import { streamLifetime } from '../../connection/kinesis/stream-lifetime.ts';
import type { Receipts } from '../../load/accounts/receipts.ts';
import { recordDigest } from '../../load/accounts/record-digest.ts';
import { explainMissing, type LetGo } from '../../reader/verify/missing-reasons.ts';
import { verifyDelivery, type Verification } from '../../reader/verify/verify-delivery.ts';
import type { VerifyReport } from '../../reader/verify/verify.ts';
import { stampOf } from '../../load/records/stamp.ts';
import { inflate, sniffCompression } from '../../reader/decode/compression/inflate.ts';
import type { ReadRecord } from '../../reader/decode/read-record.ts';

/** Arrival times and this clock may differ: reading starts a little before the run did. */
const EARLIER_MS = 60_000;

type KinesisClient = Parameters<typeof createKinesisSource>[0];

/** A run that can be verified. Times are epoch milliseconds. */
export interface VerifiedRun {
  readonly stream: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Name of the run in its records, when they were stamped. */
  readonly stamp: string | undefined;
  /** What the stream let go by itself, on practice. */
  readonly letGo?: LetGo | undefined;
}

/** Reads a run's stream back and compares it with the run's receipts. */
export function verifyRun(
  client: KinesisClient,
  clock: Clock,
  run: VerifiedRun,
  receipts: Receipts,
): Verification {
  const { stream, stamp } = run;
  const verification = verifyDelivery(
    {
      receipts,
      incomplete: receipts.full,
      digest: recordDigest,
      ...(stamp !== undefined && {
        stamp: (record) => {
          const word = stampWord(record);
          return word?.startsWith(`${stamp}/`) === true ? word : undefined;
        },
      }),
    },
    { type: 'AT_TIMESTAMP', timestamp: run.startedAt - EARLIER_MS },
    {
      source: createKinesisSource(client, stream),
      clock,
      random: new Sfc32(clock.epoch()),
    },
  );
  return {
    ...verification,
    done: verification.done.then((report) => explained(client, clock, run, report)),
  };
}

/** Asks what the stream is only when something is missing. */
async function explained(
  client: KinesisClient,
  clock: Clock,
  run: VerifiedRun,
  report: Result<VerifyReport, string>,
): Promise<Result<VerifyReport, string>> {
  if (!report.ok || report.value.missing === 0) return report;
  // A stream that does not answer leaves the reason unknown; the rest of the report stands.
  const lifetime = await streamLifetime(client, run.stream);
  return ok(
    explainMissing(report.value, {
      now: clock.epoch(),
      runStartedAt: run.startedAt,
      runEndedAt: run.endedAt,
      streamCreatedAt: lifetime?.createdAt,
      retentionMs: lifetime?.retentionMs,
      letGo: run.letGo,
    }),
  );
}

/** The stamp of a record as one word, unpacked first when the run compressed it. */
function stampWord({ data }: ReadRecord): string | undefined {
  const kind = sniffCompression(data);
  const unpacked = kind === undefined ? undefined : inflate(data, kind);
  const stamp = stampOf(unpacked?.ok === true ? unpacked.value.bytes : data);
  return stamp === undefined ? undefined : `${stamp.run}/${stamp.record}`;
}
