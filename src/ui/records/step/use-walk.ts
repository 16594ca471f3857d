import { useState } from 'react';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import type { StartingPosition } from '../../../reader/source.ts';
import type { StepAnswer } from '../../../workers/reader/protocol.ts';
import { streamNow } from '../../state/practice/practice.ts';
import { threads } from '../../state/connection/threads.ts';
import { explainAnswer, explainFailure, type Explanation } from './explain.ts';

export interface Token {
  readonly value: string;
  /** Epoch ms of the answer that brought it, by the clock of its stream. */
  readonly since: number;
}

export interface CallLine {
  readonly id: number;
  readonly at: number;
  readonly operation: 'GetShardIterator' | 'GetRecords';
  readonly text: string;
  readonly ms: number;
  readonly ok: boolean;
}

export interface WalkPlace {
  readonly shardId: string;
  readonly position: StartingPosition;
  /** Epoch ms of the call, by the clock of the stream. */
  readonly askedAt: number;
}

export interface Walk {
  /** Where the iterator was asked for. */
  readonly place: WalkPlace | undefined;
  readonly token: Token | undefined;
  readonly answer: StepAnswer | undefined;
  /** Epoch ms of the answer, by the clock of the stream: its NextShardIterator is as old. */
  readonly answeredAt: number;
  readonly failure: ServiceFailure | undefined;
  readonly explanation: Explanation | undefined;
  readonly calls: readonly CallLine[];
  /** The last record of this shard that any answer gave. */
  readonly lastSequenceNumber: string | undefined;
  readonly busy: boolean;
}

const START: Walk = {
  place: undefined,
  token: undefined,
  answer: undefined,
  answeredAt: 0,
  failure: undefined,
  explanation: undefined,
  calls: [],
  lastSequenceNumber: undefined,
  busy: false,
};
const MOST_CALLS = 50;

export interface WalkSteps {
  readonly walk: Walk;
  readonly getIterator: (shardId: string, position: StartingPosition) => Promise<void>;
  readonly getRecords: (limit: number) => Promise<void>;
  /** GetRecords with the iterator that the last answer gave. */
  readonly next: (limit: number) => Promise<void>;
}

/** Walks one shard by hand, call by call. */
export function useWalk(stream: string): WalkSteps {
  const [walk, setWalk] = useState(START);

  const records = async (token: Token, limit: number): Promise<void> => {
    setWalk((before) => ({ ...before, token, busy: true }));
    const started = performance.now();
    const { reader } = await threads();
    const reply = await reader.call('step:records', { stream, iterator: token.value, limit });
    const ms = performance.now() - started;
    setWalk((before) => {
      const lastSequenceNumber =
        (reply.ok ? reply.value.Records.at(-1)?.SequenceNumber : undefined) ??
        before.lastSequenceNumber;
      const explanation = reply.ok
        ? explainAnswer(reply.value)
        : explainFailure(reply.error, lastSequenceNumber !== undefined);
      return {
        ...before,
        token,
        answer: reply.ok ? reply.value : before.answer,
        answeredAt: reply.ok ? streamNow(stream) : before.answeredAt,
        failure: reply.ok ? undefined : reply.error,
        explanation,
        calls: withCall(before.calls, 'GetRecords', explanation.title, ms, reply.ok),
        lastSequenceNumber,
        busy: false,
      };
    });
  };

  return {
    walk,
    async getIterator(shardId, position) {
      setWalk((before) => ({ ...before, busy: true }));
      const askedAt = streamNow(stream);
      const started = performance.now();
      const { reader } = await threads();
      const reply = await reader.call('step:iterator', { stream, shardId, position });
      const ms = performance.now() - started;
      setWalk((before) => ({
        ...before,
        place: { shardId, position, askedAt },
        // A sequence number means something in its own shard only.
        lastSequenceNumber:
          before.place?.shardId === shardId ? before.lastSequenceNumber : undefined,
        token: reply.ok ? { value: reply.value, since: streamNow(stream) } : undefined,
        answer: undefined,
        failure: reply.ok ? undefined : reply.error,
        explanation: reply.ok ? undefined : explainFailure(reply.error, false),
        calls: withCall(
          before.calls,
          'GetShardIterator',
          reply.ok ? `${position.type} in ${shardId}` : `${reply.error.name}`,
          ms,
          reply.ok,
        ),
        busy: false,
      }));
    },
    async getRecords(limit) {
      if (walk.token !== undefined) await records(walk.token, limit);
    },
    async next(limit) {
      const value = walk.answer?.NextShardIterator;
      if (value !== undefined && value !== null)
        await records({ value, since: walk.answeredAt }, limit);
    },
  };
}

/**
 * Where a new iterator goes on after one that expired: after the last record seen, else
 * where the old one stood. LATEST taken again would skip what came since: it becomes its time.
 */
export function renewalOf({ place, lastSequenceNumber }: Walk): WalkPlace | undefined {
  if (place === undefined) return undefined;
  const { position, askedAt } = place;
  if (lastSequenceNumber !== undefined)
    return {
      ...place,
      position: { type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: lastSequenceNumber },
    };
  if (position.type !== 'LATEST') return place;
  return { ...place, position: { type: 'AT_TIMESTAMP', timestamp: askedAt } };
}

function withCall(
  calls: readonly CallLine[],
  operation: CallLine['operation'],
  text: string,
  ms: number,
  ok: boolean,
): readonly CallLine[] {
  const id = (calls[0]?.id ?? 0) + 1;
  return [{ id, at: Date.now(), operation, text, ms, ok }, ...calls].slice(0, MOST_CALLS);
}
