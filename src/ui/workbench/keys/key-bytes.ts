import { encodeUtf8 } from '../../../base/utf8.ts';
import type { Draft } from '../../state/run/draft.ts';
import { choiceOf, fieldText, KEY_CHOICES } from '../scenario/key-choices.ts';
import { parseWeights } from '../scenario/draft-to-scenario.ts';
import { fieldNumber, formatBytes, formatCount } from '../../text/format.ts';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';

const UUID_BYTES = 36;
const MILLIS_BYTES = 13;
const SECONDS_BYTES = 10;
/** A record number of a longer run: 100,000 and more. */
const NUMBER_BYTES = 6;
const POOL_NAME_BYTES = 'key-'.length;

/** About how many bytes a partition key of the draft has: they count to the limits too. */
export function keyBytes({ strategy, values }: Draft['keys']): number {
  const text = (name: string): string => {
    const field = choiceOf(KEY_CHOICES, strategy).fields.find((one) => one.name === name);
    return field === undefined ? '' : fieldText(field, values);
  };
  switch (strategy) {
    case 'uuid':
      return UUID_BYTES;
    case 'one':
      return encodeUtf8(text('key')).length;
    case 'n':
    case 'zipf': {
      const count = fieldNumber(text('count'));
      return POOL_NAME_BYTES + (typeof count === 'number' ? String(count).length : NUMBER_BYTES);
    }
    case 'weights': {
      const keys = parseWeights(text('keys'));
      const weights = keys.map(({ weight }) => (typeof weight === 'number' ? weight : 0));
      const sum = weights.reduce((all, weight) => all + weight, 0);
      if (sum <= 0) return NUMBER_BYTES;
      return keys.reduce(
        (bytes, { key }, i) => bytes + (encodeUtf8(key).length * (weights[i] ?? 0)) / sum,
        0,
      );
    }
    case 'millis':
      return MILLIS_BYTES;
    case 'seconds':
      return SECONDS_BYTES;
    case 'template':
      // What it makes is known only when it runs; its text with the tags taken out, and a word each.
      return encodeUtf8(text('text').replaceAll(/\{\{.*?\}\}/gs, '12345678')).length;
    default:
      return NUMBER_BYTES;
  }
}

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
