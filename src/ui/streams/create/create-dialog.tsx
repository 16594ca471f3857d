import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import Tiles from '@cloudscape-design/components/tiles';
import { useState } from 'react';
import { useStore } from 'zustand';
import { ACCOUNT_SHARDS } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { evenRanges, type HashKeyRange } from '../../../kinesis/hash-keys/hash-range.ts';
import type { StreamMode } from '../../../kinesis/quotas-and-prices/prices.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Failure } from '../../components/failure.tsx';
import { connection } from '../../state/connection/connection.ts';
import { useRefreshStreams } from '../../state/streams/queries.ts';
import { useCreatePrefixes } from '../../state/sign-in/role.ts';
import { CapacityFacts, ON_DEMAND_START } from '../facts/capacity-facts.tsx';
import { checkCreate, isBegun, wholeNumber, type CreateFields } from './create-fields.ts';
import { createStream } from './create-stream.ts';
import { placeOf } from '../../charts/hash-space/hash-scale.ts';
import './range-strip.css';

const MODES = [
  {
    value: 'PROVISIONED',
    label: 'Provisioned',
    description: 'You choose the number of shards and pay for each hour of each shard.',
  },
  {
    value: 'ON_DEMAND',
    label: 'On demand',
    description: 'AWS adds shards as the load grows. You pay for the data.',
  },
];

interface Props {
  /** Names that are in use. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onCreated: (name: string) => void;
}

/** Makes a stream; capacity and price follow what is typed. */
export function CreateDialog({ taken, onClose, onCreated }: Props) {
  const allowed = useCreatePrefixes();
  const [fields, setFields] = useState<CreateFields>({
    name: allowed?.[0] ?? '',
    mode: 'PROVISIONED',
    shards: '4',
    retention: '24',
    tags: '',
  });
  const [checked, setChecked] = useState(false);
  const [creating, setCreating] = useState<'no' | 'asked' | 'waits'>('no');
  const [closed] = useState(() => new AbortController());
  const [failure, setFailure] = useState<ServiceFailure>();
  const practice = useStore(connection, (state) => state.current.kind === 'practice');
  const refresh = useRefreshStreams();
  const problems = checkCreate(fields, taken, allowed);
  // A number that is wrong says so at once; an empty or begun name only when Create is pressed.
  const errorText = (name: keyof CreateFields): string | undefined =>
    checked || (fields[name] !== '' && !(name === 'name' && isBegun(fields.name, allowed)))
      ? problems[name]
      : undefined;
  const shards =
    fields.mode === 'ON_DEMAND' ? ON_DEMAND_START : wholeNumber(fields.shards, 1, ACCOUNT_SHARDS);
  const set = (change: Partial<CreateFields>): void => {
    setFields({ ...fields, ...change });
    setFailure(undefined);
  };

  async function create(): Promise<void> {
    setChecked(true);
    if (Object.keys(problems).length > 0) return;
    setCreating('asked');
    const result = await createStream(fields, refresh, {
      begun: () => {
        setCreating('waits');
      },
      signal: closed.signal,
    });
    setCreating('no');
    if (result.ok) onCreated(fields.name);
    else setFailure(result.error);
  }

  function close(): void {
    closed.abort();
    onClose();
  }

  return (
    <Modal
      visible
      header="Create a stream"
      size="medium"
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={creating !== 'no'}
              loadingText={creating === 'waits' ? 'Waiting for a turn' : 'Creating'}
              onClick={() => void create()}
            >
              Create stream
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="Name"
          errorText={errorText('name')}
          {...(allowed !== undefined && {
            description: `Your role may create streams named ${allowed.map((start) => `${start}…`).join(' or ')}`,
          })}
        >
          <Input
            value={fields.name}
            placeholder="sensors"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => {
              set({ name: detail.value });
            }}
          />
        </FormField>
        <FormField label="Capacity mode" stretch>
          <Tiles
            ariaLabel="Capacity mode"
            items={MODES}
            value={fields.mode}
            onChange={({ detail }) => {
              set({ mode: detail.value as StreamMode });
            }}
          />
        </FormField>
        {fields.mode === 'PROVISIONED' && (
          <FormField
            label="Shards"
            description="Each accepts 1,000 records and 1 MiB a second."
            errorText={errorText('shards')}
          >
            <Input
              type="number"
              inputMode="numeric"
              value={fields.shards}
              onChange={({ detail }) => {
                set({ shards: detail.value });
              }}
            />
          </FormField>
        )}
        <section className="create__result" aria-label="What you get">
          {shards === undefined ? (
            <p className="secondary">
              Capacity and price appear once the number of shards is right.
            </p>
          ) : (
            <div className="stack">
              <RangeStrip ranges={evenRanges(shards)} label={`${shards} equal ranges`} />
              <CapacityFacts
                practice={practice}
                shape={{
                  mode: fields.mode,
                  shards,
                  retentionHours: wholeNumber(fields.retention, 24, 8760) ?? 24,
                  consumers: 0,
                }}
              />
            </div>
          )}
        </section>
        <FormField
          label="Retention, hours"
          description="How long records can be read. 24 is the default; up to 8,760 (365 days)."
          errorText={errorText('retention')}
        >
          <Input
            type="number"
            inputMode="numeric"
            value={fields.retention}
            onChange={({ detail }) => {
              set({ retention: detail.value });
            }}
          />
        </FormField>
        <FormField
          label="Tags (optional)"
          description="One key=value a line."
          errorText={errorText('tags')}
        >
          <Textarea
            value={fields.tags}
            rows={2}
            placeholder="course=streams-101"
            onChange={({ detail }) => {
              set({ tags: detail.value });
            }}
          />
        </FormField>
        {creating === 'waits' && (
          <Alert type="info" header="Waiting for a turn">
            Others in this account are creating streams too, and it takes only a few at a time.
            Yours is asked for again every few seconds, for a minute at most.
          </Alert>
        )}
        {failure !== undefined && <Failure what="The stream was not created." failure={failure} />}
      </SpaceBetween>
    </Modal>
  );
}

interface RangeStripProps {
  readonly ranges: readonly HashKeyRange[];
  /** A CSS colour for each range; absent: shard colours in order. */
  readonly colours?: readonly string[];
  readonly label: string;
}

/** More ranges than this are thinner than a pixel on a phone. */
const MOST = 256;

/** Ranges of hash keys to scale, from 0 to 2^128 − 1. */
function RangeStrip({ ranges, colours, label }: RangeStripProps) {
  if (ranges.length > MOST) return <div className="range-strip__more">{label}</div>;
  return (
    <div className="range-strip" role="img" aria-label={label}>
      {ranges.map((range, i) => (
        <div
          key={String(range.start)}
          className="range-strip__part"
          style={{ ...placeOf(range), background: colours?.[i] ?? `var(--shard-${i % 12})` }}
        />
      ))}
    </div>
  );
}
