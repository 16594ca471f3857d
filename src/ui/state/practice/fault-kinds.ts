import { own } from '../../../base/own.ts';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import type { Fault } from '../../../workers/practice/protocol.ts';
import { fieldNumber } from '../../text/format.ts';

export interface FaultField {
  readonly name: string;
  readonly label: string;
  readonly initial: string;
  readonly min: number;
  readonly max: number;
  /** What one typed unit is in the fault: 0.01 for percent, 1000 for seconds. */
  readonly scale: number;
}

export interface FaultKind {
  readonly kind: Fault['kind'];
  readonly label: string;
  readonly description: string;
  readonly fields: readonly FaultField[];
  /** Fixed members beside the fields. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Distinguishes two choices of one kind. */
  readonly id?: string;
}

function percent(initial: string): FaultField {
  return { name: 'share', label: 'Share, %', initial, min: 0, max: 100, scale: 0.01 };
}

function amount(name: string, label: string, initial: string, max: number, scale = 1): FaultField {
  return { name, label, initial, min: 0, max, scale };
}

/** The faults that can be switched on, and what each teaches. */
export const FAULT_KINDS: readonly FaultKind[] = [
  {
    kind: 'throughput-exception',
    label: 'Throughput exceptions',
    description: 'A share of records is refused as if the shard were full.',
    fields: [percent('20')],
  },
  {
    kind: 'internal-failure',
    label: 'Internal failures',
    description: 'A share of records comes back with InternalFailure.',
    fields: [percent('10')],
  },
  {
    kind: 'lost-reply',
    label: 'Lost replies',
    description:
      'The records are stored, but the answer never comes: retrying makes duplicates, not retrying leaves doubt.',
    fields: [percent('10')],
  },
  {
    kind: 'server-error',
    id: 'server-error-500',
    label: 'Server error 500',
    description: 'A share of whole requests is answered with InternalFailure.',
    fields: [percent('20')],
    fixed: { status: 500 },
  },
  {
    kind: 'server-error',
    id: 'server-error-503',
    label: 'Service unavailable 503',
    description: 'A share of whole requests is answered with ServiceUnavailable.',
    fields: [percent('20')],
    fixed: { status: 503 },
  },
  {
    kind: 'added-latency',
    label: 'Added latency',
    description: 'Every answer comes later, by a time that varies.',
    fields: [
      amount('meanMs', 'Mean, ms', '300', 60_000),
      amount('spreadMs', 'Spread, ms', '100', 60_000),
    ],
  },
  {
    kind: 'slow-shard',
    label: 'A slow shard',
    description: 'Requests that touch the shard wait. Name a shard below.',
    fields: [amount('delayMs', 'Delay, ms', '1000', 60_000)],
  },
  {
    kind: 'network-cut',
    label: 'Network cut',
    description:
      'Calls that write or read records get no answer for a while. Calls about streams still do, so that a run can start.',
    fields: [amount('durationMs', 'For, s', '10', 3600, 1000)],
  },
  {
    kind: 'expired-iterator',
    label: 'Expired iterators',
    description: 'A share of reads meets ExpiredIteratorException.',
    fields: [percent('20')],
  },
  {
    kind: 'expired-token',
    label: 'Expired credentials',
    description: 'A share of requests is told that the security token has expired.',
    fields: [percent('100')],
  },
  {
    kind: 'other-producer',
    label: 'Another producer',
    description: 'Something else writes to the stream and uses up its limits.',
    fields: [
      amount('recordsPerSecond', 'Records/s', '800', 100_000),
      amount('recordBytes', 'Bytes each', '200', 1_000_000),
    ],
  },
];

export function faultId(kind: FaultKind): string {
  return kind.id ?? kind.kind;
}

/** What is wrong with a field, in words; `undefined` when nothing is. */
export function fieldProblem(field: FaultField, text: string): string | undefined {
  const value = fieldNumber(text);
  if (typeof value === 'string') return `"${text}" is not a number. Enter digits.`;
  if (value < field.min || value > field.max)
    return `Enter a number from ${field.min} to ${field.max.toLocaleString('en-US')}.`;
  return undefined;
}

/** The shards that a text names, by their short names or whole ids; what is wrong with it otherwise. */
export function readShards(text: string): readonly string[] | { readonly problem: string } {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const wrong = words.find((word) => !/^(?:\d{1,6}|shardId-\d{12})$/.test(word));
  if (wrong !== undefined)
    return {
      problem: `"${wrong}" is no shard. Write 0002 or shardId-000000000002; several with commas.`,
    };
  return words.map((word) => (word.startsWith('s') ? word : shardIdOf(Number(word))));
}

/** The fault that the fields describe. Ask `fieldProblem` first. */
export function toFault(kind: FaultKind, values: Readonly<Record<string, string>>): Fault {
  const fields = kind.fields.map(({ name, initial, scale }) => [
    name,
    Number(fieldNumber(own(values, name) ?? initial)) * scale,
  ]);
  return { kind: kind.kind, ...Object.fromEntries(fields), ...kind.fixed } as Fault;
}

/** A fault that is on, in words. */
export function describeFault(fault: Fault): string {
  const kind = FAULT_KINDS.find(
    (one) =>
      one.kind === fault.kind &&
      (fault.kind !== 'server-error' || one.fixed?.['status'] === fault.status),
  );
  const figures = (kind?.fields ?? []).map(({ name, label, scale }) => {
    const value = Number((fault as unknown as Record<string, number>)[name]) / scale;
    return `${label.replace(/,.*/, '').toLowerCase()} ${Math.round(value * 100) / 100}${label.replace(/^[^,]*,?/, '')}`;
  });
  return `${kind?.label ?? fault.kind}: ${figures.join(', ')}`;
}
