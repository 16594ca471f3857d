import type { ShardCheckpoint } from '../../reader/shards/options.ts';
import type { ReadRecord } from '../../reader/decode/read-record.ts';
import { isReadToEnd, type ReaderSnapshot } from '../../reader/snapshot.ts';
import type { Terminal } from '../command.ts';
import type { LineFormat } from './format.ts';

export interface TailOutputOptions {
  readonly terminal: Terminal;
  readonly line: LineFormat;
  readonly accepts: (record: ReadRecord) => boolean;
  readonly limit: number;
  /** How far each shard was read before. */
  readonly checkpoints: Readonly<Record<string, ShardCheckpoint>>;
}

/**
 * Writes records as lines, one shard's batch after the other, and keeps how far each
 * shard got: only what was written, or filtered out, counts.
 */
export class TailOutput {
  readonly #options: TailOutputOptions;
  readonly #reached: Record<string, ShardCheckpoint>;
  /** Shards with records that came after the limit: they are not at their end. */
  readonly #cut = new Set<string>();
  #turn: Promise<void> = Promise.resolve();
  #lines = 0;

  constructor(options: TailOutputOptions) {
    this.#options = options;
    this.#reached = { ...options.checkpoints };
  }

  get isFull(): boolean {
    return this.#lines >= this.#options.limit;
  }

  /** Resolves when the lines were handed over. Batches wait for each other. */
  write(records: readonly ReadRecord[]): Promise<void> {
    const turn = this.#turn.then(() => this.#write(records));
    // One failure is told to its own caller only.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #write(records: readonly ReadRecord[]): Promise<void> {
    const { terminal, line, accepts, limit } = this.#options;
    const lines: string[] = [];
    let taken = 0;
    for (const record of records) {
      if (this.#lines + lines.length >= limit) {
        this.#cut.add(record.shardId);
        break;
      }
      if (accepts(record)) lines.push(line(record));
      taken += 1;
    }
    if (lines.length > 0) await terminal.out(lines.join(''));
    this.#lines += lines.length;
    this.#reach(records, taken);
  }

  #reach(records: readonly ReadRecord[], taken: number): void {
    const last = records[taken - 1];
    if (last === undefined) return;
    const { shardId, sequenceNumber, subSequenceNumber } = last;
    const insideAggregate = records[taken]?.sequenceNumber === sequenceNumber;
    this.#reached[shardId] = {
      sequenceNumber,
      ...(insideAggregate && subSequenceNumber !== undefined && { subSequenceNumber }),
    };
  }

  /**
   * How far every shard was read and written.
   * @param latestSince when LATEST was taken, epoch ms: shards that gave nothing go on from there
   */
  checkpoints(
    snapshot: ReaderSnapshot,
    latestSince: number | undefined,
  ): Record<string, ShardCheckpoint> {
    const shards = { ...this.#reached };
    for (const { shardId, state } of snapshot.shards) {
      if (isReadToEnd(state) && !this.#cut.has(shardId)) shards[shardId] = 'ended';
      else if (latestSince !== undefined) shards[shardId] ??= { timestamp: latestSince };
    }
    return shards;
  }
}
