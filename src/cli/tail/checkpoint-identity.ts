import { err } from '../../base/result.ts';
import { compareSequenceNumbers } from '../../kinesis/sequence-numbers/sequence-number.ts';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import type { Source } from '../../reader/source.ts';
import type { Checkpoint } from './checkpoint-file.ts';

/**
 * Whether a checkpoint cannot be of the stream that has these shards. A stream that was deleted and
 * created again has the same name and the same shard ids, but its shards start at other sequence
 * numbers.
 */
function isOfAnotherStream(checkpoint: Checkpoint, listed: readonly Shard[]): boolean {
  const shards = new Map(listed.map((shard) => [shard.shardId, shard]));
  for (const [shardId, kept] of Object.entries(checkpoint.shards)) {
    const shard = shards.get(shardId);
    if (shard === undefined) continue;
    const start = checkpoint.starts.get(shardId);
    if (start !== undefined && start !== shard.startingSequenceNumber) return true;
    // Files of older versions do not say where shards start.
    if (kept === 'ended') {
      if (isOpen(shard)) return true;
    } else if (start === undefined && 'sequenceNumber' in kept) {
      if (compareSequenceNumbers(kept.sequenceNumber, shard.startingSequenceNumber) < 0)
        return true;
    }
  }
  // The newest shard of a stream is open, so it is listed.
  const newest = numbersOf(shards.keys()).reduce((a, b) => Math.max(a, b), -1);
  return newest >= 0 && numbersOf(Object.keys(checkpoint.shards)).some((one) => one > newest);
}

function numbersOf(shardIds: Iterable<string>): number[] {
  return [...shardIds].flatMap((id) => (/^shardId-\d{12}$/.test(id) ? [Number(id.slice(8))] : []));
}

/** What is read, and where its shards start: that tells it from another stream of its name. */
export interface KnownSource extends Source {
  readonly starts: ReadonlyMap<string, string>;
}

/**
 * A source that lists no shards when they are not of the stream of a checkpoint.
 * @param file where the checkpoint is, for the message
 */
export function knownSource(source: Source, checkpoint: Checkpoint, file: string): KnownSource {
  const starts = new Map(checkpoint.starts);
  return {
    ...source,
    starts,
    async listShards(signal) {
      const listed = await source.listShards(signal);
      if (!listed.ok) return listed;
      if (isOfAnotherStream(checkpoint, listed.value))
        return err({
          kind: 'invalid',
          name: 'CheckpointOfAnotherStream',
          message: `${file} is the checkpoint of another stream with this name: the stream was deleted and created again. Remove the file, or give another one, to read this stream from its beginning.`,
        });
      for (const { shardId, startingSequenceNumber } of listed.value)
        starts.set(shardId, startingSequenceNumber);
      return listed;
    },
  };
}
