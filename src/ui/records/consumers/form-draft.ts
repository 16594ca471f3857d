import { decodeSequenceNumber } from '../../../kinesis/sequence-numbers/sequence-number.ts';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import { choiceOf, optionOf, textOf } from '../start/start-choice.ts';
import { settingsProblems, type NumberField, type SettingsProblems } from './consumer-start.ts';
import type { ConsumerSettings } from './saved-consumers.ts';

/** Settings while they are typed: numbers are text, and the start may not make sense yet. */
export interface Draft extends Omit<ConsumerSettings, NumberField | 'start'> {
  readonly startOption: string;
  readonly startText: string;
  readonly numbers: Readonly<Record<NumberField, string>>;
}

export function draftOf(settings: ConsumerSettings): Draft {
  const { start, limit, workMs, alarmSeconds, windowSeconds, checkpointEvery, ...rest } = settings;
  return {
    ...rest,
    startOption: optionOf(start),
    startText: textOf(start),
    numbers: {
      limit: String(limit),
      workMs: String(workMs),
      alarmSeconds: String(alarmSeconds),
      windowSeconds: String(windowSeconds),
      checkpointEvery: String(checkpointEvery),
    },
  };
}

export interface ReadDraft {
  readonly settings: ConsumerSettings;
  readonly problems: SettingsProblems;
}

/** @param taken names of other consumers of the stream */
export function readDraft(draft: Draft, taken: readonly string[]): ReadDraft {
  const { startOption, startText, numbers, ...rest } = draft;
  const start = choiceOf(startOption, startText);
  const number = (field: NumberField): number =>
    numbers[field].trim() === '' ? Number.NaN : Number(numbers[field]);
  const isGood = typeof start !== 'string';
  const settings: ConsumerSettings = {
    ...rest,
    start: isGood ? start : { kind: 'TRIM_HORIZON' },
    // A sequence number means something in its own shard only, and it names it.
    shards: isGood && 'sequenceNumber' in start ? shardOf(start.sequenceNumber) : 'all',
    limit: number('limit'),
    workMs: number('workMs'),
    alarmSeconds: number('alarmSeconds'),
    windowSeconds: number('windowSeconds'),
    checkpointEvery: number('checkpointEvery'),
  };
  return {
    settings,
    problems: {
      ...settingsProblems(settings, taken),
      ...(isGood ? {} : { start }),
    },
  };
}

function shardOf(sequenceNumber: string): ConsumerSettings['shards'] {
  const parts = decodeSequenceNumber(BigInt(sequenceNumber));
  return parts === undefined ? 'all' : [shardIdOf(parts.shardIndex)];
}
