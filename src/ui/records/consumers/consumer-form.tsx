import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { gapText } from '../../../connection/cognito/role-limit.ts';
import { useRoleGap } from '../../state/sign-in/role.ts';
import { fanOutCost, tooManySubscriptions } from '../fan-out/fan-out-cost.ts';
import { START_OPTIONS } from '../start/start-choice.ts';
import { ChoiceField, TextField } from './form-fields.tsx';
import { draftOf, readDraft, type Draft } from './form-draft.ts';
import type { NumberField } from './consumer-start.ts';
import type { ConsumerSettings } from './saved-consumers.ts';

interface Props {
  readonly title: string;
  readonly stream: string;
  readonly initial: ConsumerSettings;
  /** Names of the other consumers of this stream. */
  readonly taken: readonly string[];
  readonly shards: number;
  readonly isAws: boolean;
  /** The endpoint's address, when it is one. */
  readonly url: string | undefined;
  readonly onClose: () => void;
  readonly onDone: (settings: ConsumerSettings) => void;
}

const DELIVERIES = [
  {
    value: 'polling',
    label: 'Polling',
    description: 'GetRecords again and again; shares each shard’s 5 reads and 2 MiB a second',
  },
  {
    value: 'fan-out',
    label: 'Enhanced fan-out',
    description: 'Records are pushed to it; 2 MiB a second of each shard for itself',
  },
] as const;

const INTERVALS = [250, 500, 1000, 2000, 5000, 10_000].map((ms) => ({
  value: String(ms),
  label: ms < 1000 ? `${ms} ms` : `${ms / 1000} s`,
}));

const STARTS = START_OPTIONS.map(({ id, label, description }) => ({
  value: id,
  label,
  description,
}));

const COMPUTES = [
  { value: 'key', label: 'Count by partition key' },
  { value: 'value', label: 'Count by a value in the JSON' },
  { value: 'words', label: 'Count words' },
  { value: 'window', label: 'Sliding window: records of the last seconds' },
] as const;

const IDS = [
  {
    value: 'stamp',
    label: 'The run’s stamp',
    description:
      'Run id and record number. A record without a stamp is identified by its key and data, so two equal records count as one.',
  },
  { value: 'path', label: 'A value in the JSON' },
  { value: 'content', label: 'Key and data', description: 'Two equal records count as one.' },
] as const;

const CHECKPOINTS = [
  { value: 'hand', label: 'When I press Checkpoint' },
  { value: 'records', label: 'After a number of records' },
  { value: 'seconds', label: 'Every so many seconds' },
] as const;

const PATH_LABELS = {
  key: '',
  value: 'Where the value is',
  words: 'Where the text is (empty: all of the data)',
  window: 'Where the number to sum up is (empty: none)',
} as const;

const PATH_EXAMPLES = { key: '', value: 'device.city', words: 'message', window: 'price' } as const;

/** All that can be set of a named consumer. */
export function ConsumerForm(props: Props) {
  const { title, stream, initial, taken, shards, isAws, url, onClose, onDone } = props;
  const [draft, setDraft] = useState<Draft>(() => draftOf(initial));
  const { settings, problems } = readDraft(draft, taken);
  const gap = useRoleGap('register', stream);
  const noFanOut =
    draft.delivery !== 'fan-out'
      ? undefined
      : gap !== undefined
        ? gapText(gap)
        : tooManySubscriptions(url, shards);
  const isGood = Object.keys(problems).length === 0 && noFanOut === undefined;
  const set = (change: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...change }));
  };
  const number = (field: NumberField, label: string, unit: string, description?: string) => (
    <TextField
      label={label}
      unit={unit}
      description={description}
      problem={problems[field]}
      value={draft.numbers[field]}
      onChange={(value) => {
        set({ numbers: { ...draft.numbers, [field]: value } });
      }}
    />
  );
  const needs = START_OPTIONS.find(({ id }) => id === draft.startOption)?.needs;
  return (
    <Modal
      visible
      size="large"
      header={title}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              disabled={!isGood}
              onClick={() => {
                onDone(settings);
              }}
            >
              {title}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div className="consumer-form">
        <TextField
          label="Name"
          problem={problems.name}
          value={draft.name}
          onChange={(name) => {
            set({ name });
          }}
        />
        <ChoiceField
          label="Reads by"
          description={draft.delivery === 'fan-out' ? fanOutCost(shards, isAws) : undefined}
          problem={noFanOut}
          choices={DELIVERIES}
          value={draft.delivery}
          onChange={(delivery) => {
            set({ delivery });
          }}
        />
        <ChoiceField
          label="Starts at"
          choices={STARTS}
          value={draft.startOption}
          onChange={(startOption) => {
            set({ startOption, startText: '' });
          }}
        />
        {needs !== undefined && (
          <TextField
            label={needs === 'time' ? 'Time' : 'Sequence number'}
            placeholder={needs === 'time' ? '2026-11-21 14:05:00' : ''}
            problem={problems.start}
            value={draft.startText}
            onChange={(startText) => {
              set({ startText });
            }}
          />
        )}
        {draft.delivery === 'polling' && (
          <>
            <ChoiceField
              label="Reads every"
              choices={INTERVALS}
              value={String(draft.intervalMs)}
              onChange={(value) => {
                set({ intervalMs: Number(value) });
              }}
            />
            {number('limit', 'Limit', 'records a read')}
          </>
        )}
        {number('workMs', 'Work on each record', 'ms', 'Makes it slow on purpose; 0: none.')}
        {number('alarmSeconds', 'Alarm at iterator age', 's')}
        <ChoiceField
          label="Computes"
          choices={COMPUTES}
          value={draft.compute}
          onChange={(compute) => {
            set({ compute });
          }}
        />
        {draft.compute !== 'key' && (
          <TextField
            label={PATH_LABELS[draft.compute]}
            placeholder={PATH_EXAMPLES[draft.compute]}
            problem={problems.path}
            value={draft.path}
            onChange={(path) => {
              set({ path });
            }}
          />
        )}
        {draft.compute === 'window' && number('windowSeconds', 'Window', 's')}
        <ChoiceField
          label="Checkpoint"
          description="How far it has read, kept across a reload; it can go on from there."
          choices={CHECKPOINTS}
          value={draft.checkpoint}
          onChange={(checkpoint) => {
            set({ checkpoint });
          }}
        />
        {draft.checkpoint !== 'hand' &&
          number(
            'checkpointEvery',
            'Checkpoint every',
            draft.checkpoint === 'records' ? 'records' : 's',
          )}
        <div className="consumer-form__check">
          <Checkbox
            checked={draft.ignoreSeen}
            description="Counts each record once, though Kinesis may deliver it again."
            onChange={({ detail }) => {
              set({ ignoreSeen: detail.checked });
            }}
          >
            Ignore ids already seen
          </Checkbox>
        </div>
        <ChoiceField
          label="Identify a record by"
          choices={IDS}
          value={draft.idBy}
          onChange={(idBy) => {
            set({ idBy });
          }}
        />
        {draft.idBy === 'path' && (
          <TextField
            label="Where the id is"
            placeholder="id"
            problem={problems.idPath}
            value={draft.idPath}
            onChange={(idPath) => {
              set({ idPath });
            }}
          />
        )}
      </div>
    </Modal>
  );
}
