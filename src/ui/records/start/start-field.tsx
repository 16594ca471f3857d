import Button from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useEffect, useState } from 'react';
import { decodeSequenceNumber } from '../../../kinesis/sequence-numbers/sequence-number.ts';
import { shardIdOf } from '../../../kinesis/shards/shard-id.ts';
import { systemClock } from '../../../base/clock.ts';
import { streamNow } from '../../state/practice/practice.ts';
import type { Place, ChangePlace } from '../place/place.ts';
import { choiceOf, optionOf, START_OPTIONS, textOf, type StartChoice } from './start-choice.ts';
import { TimePicker } from './time-picker.tsx';

interface Props {
  readonly place: Place;
  readonly change: ChangePlace;
}

const OPTIONS = START_OPTIONS.map(({ id, label, description }) => ({
  value: id,
  label,
  description,
}));
const OLDEST: StartChoice = { kind: 'TRIM_HORIZON' };

/** Where to start: at once for a plain choice, when asked for one that needs a value. */
export function StartField({ place, change }: Props) {
  const start = place.start ?? OLDEST;
  const [option, setOption] = useState(optionOf(start));
  const [text, setText] = useState(textOf(start));
  const [problem, setProblem] = useState('');
  const startKey = JSON.stringify(place.start);

  useEffect(() => {
    setOption(optionOf(start));
    setText(textOf(start));
    setProblem('');
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the start
  }, [startKey]);

  const needs = START_OPTIONS.find(({ id }) => id === option)?.needs;

  const apply = (optionId: string, value: string): void => {
    const choice = choiceOf(optionId, value);
    if (typeof choice === 'string') {
      setProblem(choice);
      return;
    }
    setProblem('');
    // A sequence number means something in its own shard only, and it names it.
    const parts =
      'sequenceNumber' in choice ? decodeSequenceNumber(BigInt(choice.sequenceNumber)) : undefined;
    change({
      start: choice,
      ...(parts !== undefined && { shards: [shardIdOf(parts.shardIndex)] }),
    });
  };

  return (
    <>
      <div className="records-bar__start">
        <Select
          ariaLabel="Start at"
          options={OPTIONS}
          selectedOption={OPTIONS.find(({ value }) => value === option) ?? null}
          onChange={({ detail }) => {
            const id = detail.selectedOption.value ?? 'TRIM_HORIZON';
            setOption(id);
            setProblem('');
            const next = START_OPTIONS.find((one) => one.id === id);
            if (next?.needs === undefined) apply(id, '');
            else setText(next.needs === 'time' ? new Date(nowOf(place)).toISOString() : '');
          }}
        />
      </div>
      {needs === 'time' && (
        <TimePicker
          text={text}
          onText={setText}
          onEnter={() => {
            apply(option, text);
          }}
        />
      )}
      {needs !== undefined && (
        <div className="records-bar__value">
          <FormField errorText={problem} stretch>
            <Input
              ariaLabel={needs === 'time' ? 'Time' : 'Sequence number'}
              placeholder={
                needs === 'time' ? '2026-11-21 14:05:00, then Enter' : 'Sequence number, then Enter'
              }
              value={text}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => {
                setText(detail.value);
              }}
              onKeyDown={({ detail }) => {
                if (detail.key === 'Enter') apply(option, text);
              }}
            />
          </FormField>
        </div>
      )}
      {needs !== undefined && (
        <Button
          onClick={() => {
            apply(option, text);
          }}
        >
          Read from there
        </Button>
      )}
    </>
  );
}

/** A time to begin from is one of the stream's clock. */
function nowOf({ stream }: Place): number {
  return stream === undefined ? systemClock.epoch() : streamNow(stream);
}
