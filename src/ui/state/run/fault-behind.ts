import {
  SHARD_WRITE_BYTES_PER_SECOND,
  SHARD_WRITE_RECORDS_PER_SECOND,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import type { GapCause, Problem } from '../../../load/accounts/run-snapshot.ts';
import type { ActiveFault, Fault, PracticeState } from '../../../workers/practice/protocol.ts';
import { isNoReply } from '../../text/error-name.ts';
import { FAULT_KINDS, type FaultKind } from '../practice/fault-kinds.ts';

/** A fault of the practice service that is, or was, on for the stream of a run. */
export type RunFault = Pick<ActiveFault, 'fault' | 'scope'>;

/** The faults that are on for a stream. @param place where the run goes */
export function faultsOn(
  state: Pick<PracticeState, 'faults'> | undefined,
  stream: string | undefined,
  place: string | undefined,
): readonly RunFault[] {
  if (place !== 'Practice') return [];
  return (state?.faults ?? []).filter(
    ({ scope }) => scope.stream === undefined || scope.stream === stream,
  );
}

/** The fault that a cause comes from: what is switched on for practice is no riddle. */
export function faultBehind(cause: GapCause, faults: readonly RunFault[]): FaultKind | undefined {
  const kinds = kindsBehind(cause);
  const shardId = 'shardId' in cause ? cause.shardId : undefined;
  const found = faults.find(
    ({ fault, scope }) =>
      kinds.includes(fault.kind) &&
      (shardId === undefined || scope.shardIds === undefined || scope.shardIds.includes(shardId)),
  );
  return found === undefined ? undefined : kindOf(found.fault);
}

function kindsBehind(cause: GapCause): readonly Fault['kind'][] {
  switch (cause.type) {
    case 'other-producer':
      return ['other-producer', 'throughput-exception'];
    case 'shard': {
      const limit =
        cause.limit === 'records' ? SHARD_WRITE_RECORDS_PER_SECOND : SHARD_WRITE_BYTES_PER_SECOND;
      // Full of the run's own records: no fault is needed for that.
      return cause.perSecond >= limit ? [] : ['throughput-exception', 'other-producer'];
    }
    case 'latency':
    case 'in-flight':
      return ['slow-shard', 'added-latency', 'network-cut', 'lost-reply'];
    case 'errors':
      if (isNoReply(cause.code)) return ['network-cut', 'lost-reply'];
      return cause.code.includes('Token')
        ? ['expired-token']
        : ['internal-failure', 'server-error'];
    case 'generator':
    case 'limiter':
      return [];
  }
}

function kindOf(fault: Fault): FaultKind | undefined {
  return FAULT_KINDS.find(
    (one) =>
      one.kind === fault.kind &&
      (fault.kind !== 'server-error' || one.fixed?.['status'] === fault.status),
  );
}

/** What to do about a problem where it came up: on the practice service nobody signs in. */
export function adviceHere(
  { kind, advice }: Pick<Problem, 'kind' | 'advice'>,
  place: string | undefined,
): string {
  return kind === 'expired-credentials' && place === 'Practice'
    ? 'The fault “Expired credentials” is on. Switch it off on the Practice page, then resume.'
    : advice;
}
