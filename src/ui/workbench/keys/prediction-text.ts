import type { Prediction } from '../../../load/keys/predict-shares.ts';
import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import { formatBytes, formatCount } from '../../text/format.ts';

/** What the keys will do to the stream, in a sentence with figures. */
export function predictionText(prediction: Prediction): string {
  const { hotShardIndex, momentaryHotShardIndex, throttlesFrom } = prediction;
  const index =
    momentaryHotShardIndex > hotShardIndex * 1.05
      ? `Predicted hot-shard index ${hotShardIndex.toFixed(2)} over the run, but ${momentaryHotShardIndex.toFixed(2)} at each moment`
      : `Predicted hot-shard index ${hotShardIndex.toFixed(2)} (1 is even)`;
  const bytes = (throttlesFrom / SHARD_WRITE_RECORDS_PER_SECOND) * SHARD_WRITE_BYTES_PER_SECOND;
  return `${index}. Throttles from about ${formatCount(throttlesFrom)} records/s or ${formatBytes(bytes)}/s on, whichever comes first.`;
}
