import type { StartingPosition } from '../../../reader/source.ts';

/** Where reading starts, as chosen: the five iterator types, and "the last minutes". */
export type StartChoice =
  | { readonly kind: 'TRIM_HORIZON' }
  | { readonly kind: 'LATEST' }
  | { readonly kind: 'LAST'; readonly minutes: number }
  /** Epoch milliseconds. */
  | { readonly kind: 'AT_TIMESTAMP'; readonly at: number }
  | {
      readonly kind: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER';
      readonly sequenceNumber: string;
    };

export interface StartOption {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What has to be typed as well. */
  readonly needs?: 'time' | 'sequence';
}

export const START_OPTIONS: readonly StartOption[] = [
  { id: 'TRIM_HORIZON', label: 'Oldest', description: 'TRIM_HORIZON: all that is retained' },
  { id: 'LATEST', label: 'Only new', description: 'LATEST: what comes from now on' },
  { id: 'LAST:1', label: 'Last minute', description: 'AT_TIMESTAMP, 1 min ago' },
  { id: 'LAST:5', label: 'Last 5 minutes', description: 'AT_TIMESTAMP, 5 min ago' },
  { id: 'LAST:15', label: 'Last 15 minutes', description: 'AT_TIMESTAMP, 15 min ago' },
  {
    id: 'AT_TIMESTAMP',
    label: 'From a time',
    description: 'AT_TIMESTAMP: arrived then or later',
    needs: 'time',
  },
  {
    id: 'AT_SEQUENCE_NUMBER',
    label: 'At a sequence number',
    description: 'AT_SEQUENCE_NUMBER, that record included; choose its shard',
    needs: 'sequence',
  },
  {
    id: 'AFTER_SEQUENCE_NUMBER',
    label: 'After a sequence number',
    description: 'AFTER_SEQUENCE_NUMBER; choose its shard',
    needs: 'sequence',
  },
];

export function optionOf(choice: StartChoice): string {
  return choice.kind === 'LAST' ? `LAST:${choice.minutes}` : choice.kind;
}

/**
 * The choice that an option and the typed text make.
 * @returns what is wrong with the text, in words
 */
export function choiceOf(optionId: string, text: string): StartChoice | string {
  switch (optionId) {
    case 'LATEST':
    case 'TRIM_HORIZON':
      return { kind: optionId };
    case 'AT_TIMESTAMP': {
      const at = parseTime(text);
      return at === undefined
        ? 'Write a time such as 2026-11-21 14:05:00, or an ISO time that ends in Z.'
        : { kind: optionId, at };
    }
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER': {
      const sequenceNumber = text.trim();
      return /^(0|[1-9]\d{0,128})$/.test(sequenceNumber)
        ? { kind: optionId, sequenceNumber }
        : 'A sequence number is a whole number without spaces, some 56 digits long.';
    }
    default: {
      const minutes = Number(/^LAST:(\d+)$/.exec(optionId)?.[1]);
      return Number.isFinite(minutes) && minutes > 0
        ? { kind: 'LAST', minutes }
        : 'Choose where to start.';
    }
  }
}

/** Local time unless a zone is given. */
function parseTime(text: string): number | undefined {
  const iso = text.trim().replace(/^(\d{4}-\d{2}-\d{2})\s+/, '$1T');
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(iso))
    return undefined;
  const at = Date.parse(iso);
  return Number.isFinite(at) ? at : undefined;
}

/** What the field of an option shows for a choice. */
export function textOf(choice: StartChoice): string {
  if (choice.kind === 'AT_TIMESTAMP') return new Date(choice.at).toISOString();
  return 'sequenceNumber' in choice ? choice.sequenceNumber : '';
}

/** The position for the reader. @param now epoch ms */
export function positionOf(choice: StartChoice, now: number): StartingPosition {
  switch (choice.kind) {
    case 'TRIM_HORIZON':
    case 'LATEST':
      return { type: choice.kind };
    case 'LAST':
      return { type: 'AT_TIMESTAMP', timestamp: now - choice.minutes * 60_000 };
    case 'AT_TIMESTAMP':
      return { type: 'AT_TIMESTAMP', timestamp: choice.at };
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER':
      return { type: choice.kind, sequenceNumber: choice.sequenceNumber };
  }
}
