import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState, type ReactNode } from 'react';
import {
  HIGHEST_MAX_RECORD_BYTES,
  KIB,
  RETENTION_HOURS,
} from '../../../kinesis/quotas-and-prices/quotas.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { formatCount } from '../../text/format.ts';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { wholeNumber } from '../create/create-fields.ts';
import { formatRetention } from '../facts/stream-text.ts';
import { useSetting } from './use-setting.ts';

interface Props {
  readonly summary: StreamSummary;
}

/** How long records are kept. A longer one brings nothing back; a shorter one hides at once. */
export function RetentionCard({ summary }: Props) {
  const { name, retentionHours } = summary;
  return (
    <NumberCard
      summary={summary}
      title="Retention"
      label="Hours"
      value={retentionHours}
      min={RETENTION_HOURS.min}
      max={RETENTION_HOURS.max}
      note={(hours) =>
        hours < retentionHours
          ? `Records older than ${formatRetention(hours)} can no longer be read, almost at once.`
          : hours > retentionHours
            ? 'Records that have expired do not come back. A longer retention costs more on AWS.'
            : `Records can be read for ${formatRetention(hours)}.`
      }
      what="Changing the retention"
      done={(hours) => `${name} keeps records for ${formatRetention(hours)}.`}
      run={(hours) =>
        call(
          hours > retentionHours
            ? 'IncreaseStreamRetentionPeriod'
            : 'DecreaseStreamRetentionPeriod',
          { StreamName: name, RetentionPeriodHours: hours },
        )
      }
    />
  );
}

/** The largest record: 1 MiB unless raised, up to 10 MiB. */
export function RecordSizeCard({ summary }: Props) {
  const { name, arn, maxRecordBytes } = summary;
  return (
    <NumberCard
      summary={summary}
      title="Maximum record size"
      label="KiB"
      value={maxRecordBytes / KIB}
      min={KIB}
      max={HIGHEST_MAX_RECORD_BYTES / KIB}
      note={() =>
        'Data and partition key together. A larger record does not make a shard faster: it still averages 1 MiB a second.'
      }
      what="Changing the maximum record size"
      done={(kib) => `${name} takes records up to ${formatCount(kib)} KiB.`}
      run={(kib) => call('UpdateMaxRecordSize', { StreamARN: arn, MaxRecordSizeInKiB: kib })}
    />
  );
}

interface NumberProps extends Props {
  readonly title: string;
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly note: (typed: number) => ReactNode;
  readonly what: string;
  readonly done: (typed: number) => string;
  readonly run: (typed: number) => Promise<unknown>;
  /** Below the note: what the setting needs besides. */
  readonly children?: ReactNode;
}

/** A number of the stream, with its bounds, what a new one means, and Save. */
export function NumberCard(props: NumberProps) {
  const { summary, title, label, value, min, max, note, what, done, run, children } = props;
  const [typed, setTyped] = useState<string>();
  const { working, failure, apply } = useSetting(summary.name);
  const number = typed === undefined ? value : wholeNumber(typed, min, max);
  return (
    <Card title={title}>
      <div className="stack">
        <FormField
          label={label}
          errorText={
            number === undefined
              ? `Write a whole number from ${formatCount(min)} to ${formatCount(max)}.`
              : undefined
          }
        >
          <Input
            type="number"
            inputMode="numeric"
            value={typed ?? String(value)}
            ariaLabel={`${title}, ${label}`}
            onChange={({ detail }) => {
              setTyped(detail.value);
            }}
          />
        </FormField>
        <p className="secondary settings__note">{note(number ?? value)}</p>
        {children}
        {failure !== undefined && <Failure what={`${title} was not changed.`} failure={failure} />}
        <div>
          <Button
            disabled={number === undefined || number === value}
            loading={working}
            loadingText="Asking"
            onClick={() => {
              if (number === undefined) return;
              void apply({ what, done: done(number) }, () => run(number)).then((accepted) => {
                if (accepted) setTyped(undefined);
              });
            }}
          >
            Save
          </Button>
        </div>
      </div>
    </Card>
  );
}
