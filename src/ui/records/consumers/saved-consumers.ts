import * as z from 'zod/mini';
import { createSavedStore } from '../../state/saved/saved-store.ts';

const choice = z.union([
  z.object({ kind: z.enum(['TRIM_HORIZON', 'LATEST']) }),
  z.object({ kind: z.literal('LAST'), minutes: z.number() }),
  z.object({ kind: z.literal('AT_TIMESTAMP'), at: z.number() }),
  z.object({
    kind: z.enum(['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']),
    sequenceNumber: z.string(),
  }),
]);

const shardCheckpoint = z.union([
  z.literal('ended'),
  z.object({ timestamp: z.number() }),
  z.object({ sequenceNumber: z.string(), subSequenceNumber: z.optional(z.number()) }),
]);

const settings = z.object({
  name: z.string(),
  delivery: z.enum(['polling', 'fan-out']),
  start: choice,
  /** All, or those chosen. */
  shards: z.union([z.literal('all'), z.array(z.string())]),
  intervalMs: z.number(),
  limit: z.number(),
  workMs: z.number(),
  compute: z.enum(['key', 'value', 'words', 'window']),
  /** Where the value, the words or what is summed up is; empty: the key, all of the data, nothing. */
  path: z.string(),
  windowSeconds: z.number(),
  ignoreSeen: z.boolean(),
  idBy: z.enum(['stamp', 'path', 'content']),
  idPath: z.string(),
  checkpoint: z.enum(['hand', 'records', 'seconds']),
  checkpointEvery: z.number(),
  alarmSeconds: z.number(),
});

const saved = z.object({
  id: z.string(),
  /** The connection, as `connectionKey` tells it. */
  where: z.string(),
  stream: z.string(),
  settings,
  checkpoints: z.record(z.string(), shardCheckpoint),
  /** Epoch ms. */
  checkpointedAt: z.optional(z.number()),
});

const schema = z.object({ version: z.literal(1), consumers: z.array(saved) });

/** What a student sets of a named consumer. */
export type ConsumerSettings = z.infer<typeof settings>;
/** A named consumer as it outlives the page. */
export type SavedConsumer = z.infer<typeof saved>;

/** Named consumers and their checkpoints: kept across reloads. */
export const savedConsumers = createSavedStore('consumers', 'Named consumers', schema, {
  version: 1,
  consumers: [],
});

let loaded: Promise<unknown> | undefined;

export function loadConsumers(): Promise<unknown> {
  loaded ??= savedConsumers.load();
  return loaded;
}

/** Adds one, or replaces the one of that id. */
export function keepConsumer(consumer: SavedConsumer): void {
  savedConsumers.setState(({ consumers }) => ({
    consumers: consumers.some(({ id }) => id === consumer.id)
      ? consumers.map((one) => (one.id === consumer.id ? consumer : one))
      : [...consumers, consumer],
  }));
}

export function changeConsumer(
  id: string,
  change: (before: SavedConsumer) => Partial<SavedConsumer>,
): void {
  savedConsumers.setState(({ consumers }) => ({
    consumers: consumers.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
  }));
}

export function dropConsumer(id: string): void {
  savedConsumers.setState(({ consumers }) => ({
    consumers: consumers.filter((one) => one.id !== id),
  }));
}
