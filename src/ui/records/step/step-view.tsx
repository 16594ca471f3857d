import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { GET_RECORDS_MAX_RECORDS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import type { StartingPosition } from '../../../reader/source.ts';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import {
  choiceOf,
  positionOf,
  START_OPTIONS,
  textOf,
  type StartChoice,
} from '../start/start-choice.ts';
import { streamNow } from '../../state/practice/practice.ts';
import { TimePicker } from '../start/time-picker.tsx';
import { StepAnswerView } from './step-answer.tsx';
import { TokenView } from './token-view.tsx';
import { renewalOf, useWalk, type CallLine } from './use-walk.ts';
import './step-view.css';
import { formatTime } from '../../text/format.ts';

interface Props {
  readonly stream: string;
  readonly shards: readonly Shard[];
}

const TYPES = START_OPTIONS.filter(({ id }) => !id.startsWith('LAST:')).map(
  ({ id, label, needs }) => ({ value: id, label: id, description: label, needs }),
);

/** A shard walked by hand: what a consumer does, one call at a time. */
export function StepView({ stream, shards }: Props) {
  const { walk, getIterator, getRecords, next } = useWalk(stream);
  const [shardId, setShardId] = useState<string>();
  const [type, setType] = useState('TRIM_HORIZON');
  const [text, setText] = useState('');
  const [limit, setLimit] = useState('10');
  const [problem, setProblem] = useState('');
  const renewed = renewalOf(walk);
  const shardOptions = shards.map((shard) => ({
    value: shard.shardId,
    label: shortShardName(shard.shardId),
    description: `${shard.shardId}, ${isOpen(shard) ? 'open' : 'closed'}`,
  }));
  const shard = shardId ?? shards[0]?.shardId;
  const needs = TYPES.find(({ value }) => value === type)?.needs;
  const count = Number(limit);
  const limitOk = Number.isInteger(count) && count >= 1 && count <= GET_RECORDS_MAX_RECORDS;

  const get = async (where: string, type_: string, text_: string): Promise<void> => {
    const choice = choiceOf(type_, text_);
    if (typeof choice === 'string') {
      setProblem(choice);
      return;
    }
    setProblem('');
    await getIterator(where, positionOf(choice, streamNow(stream)));
  };

  const goTo = (where: string, type_: string, text_: string): void => {
    setShardId(where);
    setType(type_);
    setText(text_);
    void get(where, type_, text_);
  };

  return (
    <div className="step">
      <div className="step__controls">
        <Card title="1 · Get a shard iterator" info={<InfoLink term="iterator" />}>
          <div className="stack">
            <FormField label="Shard" stretch>
              <Select
                options={shardOptions}
                selectedOption={shardOptions.find(({ value }) => value === shard) ?? null}
                empty="No shards"
                onChange={({ detail }) => {
                  setShardId(detail.selectedOption.value);
                }}
              />
            </FormField>
            <FormField label="Iterator type" stretch>
              <Select
                options={TYPES}
                selectedOption={TYPES.find(({ value }) => value === type) ?? null}
                onChange={({ detail }) => {
                  setType(detail.selectedOption.value ?? 'TRIM_HORIZON');
                  setProblem('');
                  if (detail.selectedOption.value === 'AT_TIMESTAMP')
                    setText(new Date(streamNow(stream)).toISOString());
                  else setText(walk.lastSequenceNumber ?? '');
                }}
              />
            </FormField>
            {needs !== undefined && (
              <FormField
                label={needs === 'time' ? 'Timestamp' : 'Starting sequence number'}
                errorText={problem}
                stretch
              >
                {needs === 'time' && <TimePicker text={text} onText={setText} />}
                <Input
                  value={text}
                  spellcheck={false}
                  onChange={({ detail }) => {
                    setText(detail.value);
                  }}
                />
              </FormField>
            )}
            <Button
              variant={walk.token === undefined ? 'primary' : 'normal'}
              disabled={shard === undefined || walk.busy}
              onClick={() => {
                if (shard !== undefined) void get(shard, type, text);
              }}
            >
              Get iterator
            </Button>
            {walk.token !== undefined && (
              <TokenView
                name={`Iterator in use, shard ${shortShardName(walk.place?.shardId ?? '')}`}
                token={walk.token}
                stream={stream}
                call="Get records"
              />
            )}
            {typeof walk.answer?.NextShardIterator === 'string' && (
              <TokenView
                name="NextShardIterator of the last answer"
                token={{ value: walk.answer.NextShardIterator, since: walk.answeredAt }}
                stream={stream}
                call="Next"
              />
            )}
          </div>
        </Card>
        <Card title="2 · Get records">
          <div className="stack">
            <FormField
              label="Limit"
              description="Records in one answer, 1 to 10,000"
              errorText={limitOk ? '' : 'Write a whole number from 1 to 10,000.'}
              stretch
            >
              <Input
                value={limit}
                inputMode="numeric"
                onChange={({ detail }) => {
                  setLimit(detail.value);
                }}
              />
            </FormField>
            <div className="row">
              <Button
                variant={
                  walk.token !== undefined && walk.answer === undefined ? 'primary' : 'normal'
                }
                disabled={walk.token === undefined || walk.busy || !limitOk}
                onClick={() => void getRecords(count)}
              >
                Get records
              </Button>
              <Button
                variant={typeof walk.answer?.NextShardIterator === 'string' ? 'primary' : 'normal'}
                disabled={
                  typeof walk.answer?.NextShardIterator !== 'string' || walk.busy || !limitOk
                }
                onClick={() => void next(count)}
              >
                Next
              </Button>
            </div>
            <p className="secondary step__note">
              “Get records” asks again with the same iterator and gives the same records; “Next”
              uses NextShardIterator of the last answer. Live mode is this loop, made automatic.
            </p>
          </div>
        </Card>
        <CallLog calls={walk.calls} />
      </div>
      <section className="step__answer" aria-label="Answer">
        {walk.explanation === undefined ? (
          <Empty
            title={walk.token === undefined ? 'No iterator yet' : 'An iterator, and no records yet'}
          >
            {walk.token === undefined
              ? 'A shard iterator is a bookmark in one shard. Choose where it should stand, and get it.'
              : 'The iterator only marks a place. Get records to read from it.'}
          </Empty>
        ) : (
          <StepAnswerView
            walk={walk}
            onChild={(child) => {
              goTo(child, 'TRIM_HORIZON', '');
            }}
            renewal={
              walk.failure?.kind === 'expired-iterator' && renewed !== undefined
                ? {
                    label:
                      walk.lastSequenceNumber === undefined
                        ? 'Get a new iterator for the same place'
                        : 'Get a new iterator after the last record',
                    onRenew: () => {
                      setShardId(renewed.shardId);
                      const choice = asChoice(renewed.position);
                      setType(choice.kind);
                      setText(textOf(choice));
                      void getIterator(renewed.shardId, renewed.position);
                    },
                  }
                : undefined
            }
          />
        )}
      </section>
    </div>
  );
}

function asChoice(position: StartingPosition): StartChoice {
  return position.type === 'AT_TIMESTAMP'
    ? { kind: position.type, at: position.timestamp }
    : 'sequenceNumber' in position
      ? { kind: position.type, sequenceNumber: position.sequenceNumber }
      : { kind: position.type };
}

/** Every call of this walk, newest first: reading is a loop of these two. */
function CallLog({ calls }: { readonly calls: readonly CallLine[] }) {
  if (calls.length === 0) return null;
  return (
    <Card title="Calls" flush>
      <ol className="call-log" aria-label="Calls, newest first">
        {calls.map(({ id, at, operation, text, ms, ok }) => (
          <li key={id} className={ok ? undefined : 'call-log__bad'}>
            <span className="mono">
              {formatTime(at)} {ok ? '✓' : '✕'} <b>{operation}</b> {Math.round(ms)} ms
            </span>
            <span className="call-log__text">{text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
