import {
  aggregated,
  payloadUnits,
  PRICES,
  type StreamMode,
} from '../../kinesis/quotas-and-prices/prices.ts';
import type { RunSnapshot } from '../../load/accounts/run-snapshot.ts';

const GB = 1024 ** 3;
const ON_DEMAND_ROUNDING = 1024;

export interface RunCost {
  /** US dollars for what the run wrote, without the stream itself. */
  readonly dollars: number;
  /** The same run packed by KPL aggregation; absent where that changes nothing. */
  readonly packed?: {
    readonly dollars: number;
    readonly units: number;
    /** User records in one Kinesis record. */
    readonly perRecord: number;
  };
}

type Figures = Pick<RunSnapshot, 'payloadUnits' | 'acceptedBytes' | 'elapsedMs'> & {
  readonly accounts: Pick<RunSnapshot['accounts'], 'accepted'>;
  readonly kinesisRecords?: number;
};

/** By the run's mean record size, where a record's size matters. */
export function runCost(run: Figures, mode: StreamMode): RunCost {
  const { accepted } = run.accounts;
  const records = run.kinesisRecords ?? accepted;
  const dollars = (units: number, kinesisRecords: number, bytes: number): number =>
    mode === 'PROVISIONED'
      ? (units / 1e6) * PRICES.provisioned.millionPayloadUnits
      : ((kinesisRecords * roundedUp(bytes)) / GB) * PRICES.onDemand.inGb;
  const mean = records === 0 ? 0 : run.acceptedBytes / records;
  const cost = { dollars: dollars(run.payloadUnits, records, mean) };
  if (accepted === 0 || records < accepted) return cost;
  const packed = aggregated({
    recordsPerSecond: accepted / Math.max(1, run.elapsedMs / 1000),
    recordBytes: Math.max(1, Math.round(mean)),
    readers: 0,
  });
  const perRecord = Math.round(packed.recordBytes / Math.max(1, Math.round(mean)));
  if (perRecord <= 1) return cost;
  const packedRecords = Math.ceil(accepted / perRecord);
  const packedBytes = run.acceptedBytes / packedRecords;
  const units = packedRecords * payloadUnits(packedBytes);
  return {
    ...cost,
    packed: { dollars: dollars(units, packedRecords, packedBytes), units, perRecord },
  };
}

function roundedUp(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / ON_DEMAND_ROUNDING)) * ON_DEMAND_ROUNDING;
}
