import type { Prediction } from '../../load/predict-shares.ts';
import { formatCount } from '../components/format.ts';

/** What the keys will do to the stream, in a sentence with figures. */
export function predictionText(prediction: Prediction): string {
  const { hotShardIndex, momentaryHotShardIndex, throttlesFrom } = prediction;
  const index =
    momentaryHotShardIndex > hotShardIndex * 1.05
      ? `Predicted hot-shard index ${hotShardIndex.toFixed(2)} over the run, but ${momentaryHotShardIndex.toFixed(2)} at each moment`
      : `Predicted hot-shard index ${hotShardIndex.toFixed(2)} (1 is even)`;
  return `${index}. Throttles from about ${formatCount(throttlesFrom)} records/s on.`;
}
