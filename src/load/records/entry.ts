import type { UserRecord } from '../../kinesis/records/kpl.ts';
import type { Slab } from './slab.ts';
import type { OutgoingRecord } from '../target.ts';

/** A user record that waits to be put into an aggregate, or that was. */
export interface Waiting extends UserRecord {
  readonly dueAt: number;
  readonly generatedAt: number;
  readonly lost: boolean;
  readonly tries: number;
}

/**
 * One Kinesis record on its way: one user record, or many when aggregated. An entry
 * keeps its keys and data through every retry.
 */
export interface Entry extends OutgoingRecord {
  /** User records in it. */
  readonly count: number;
  /** Data and partition key, in bytes. */
  readonly size: number;
  /** When its first user record was due; clock milliseconds. */
  readonly dueAt: number;
  /** When its first user record was generated; its time to live starts here. */
  readonly generatedAt: number;
  /** The user records of an aggregate, so that it can be made anew when shards change. */
  readonly users: readonly Waiting[] | undefined;
  /** What its data lies in, which the ledger releases with its fate; absent: memory of its own. */
  readonly slab: Slab | undefined;
  /** Index of the predicted shard on the map of version `mapVersion`. */
  shard: number;
  mapVersion: number;
  /** Tries so far. */
  tries: number;
  /** Whether the reply to some try was lost: it may be stored already. */
  lost: boolean;
  /** When it may be sent, at the earliest. */
  readyAt: number;
}
