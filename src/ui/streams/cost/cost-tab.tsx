import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { HIGHEST_MAX_RECORD_BYTES } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { Card } from '../../components/card.tsx';
import { useOwnRun } from '../../state/run/own-run.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { PriceSource } from '../facts/capacity-facts.tsx';
import {
  AdvantageCost,
  AggregatedCost,
  CostAsItIs,
  CostInstead,
  Needs,
  RunCost,
} from './cost-cards.tsx';
import { wholeNumber } from '../create/create-fields.ts';
import { shapeOf } from '../facts/stream-text.ts';
import './cost-tab.css';

/** With On-demand Advantage (docs/kinesis.md#registered-consumers). */
const MOST_CONSUMERS = 50;

/** What the stream costs on AWS under a steady load, in both modes and with aggregation. */
export function CostTab({ summary }: { readonly summary: StreamSummary }) {
  const [rate, setRate] = useState('1000');
  const [size, setSize] = useState('200');
  const [readers, setReaders] = useState('1');
  const [fanOut, setFanOut] = useState<string>();
  const last = useOwnRun(summary.name)?.snapshot;
  const recordsPerSecond = wholeNumber(rate, 0, 100_000_000);
  const recordBytes = wholeNumber(size, 1, HIGHEST_MAX_RECORD_BYTES);
  const readerCount = wholeNumber(readers, 0, 1000);
  const consumers = wholeNumber(fanOut ?? String(summary.consumers), 0, MOST_CONSUMERS);
  const known =
    recordsPerSecond === undefined ||
    recordBytes === undefined ||
    readerCount === undefined ||
    consumers === undefined
      ? undefined
      : { recordsPerSecond, recordBytes, readers: readerCount };
  const shape = { ...shapeOf(summary), consumers: consumers ?? 0 };
  return (
    <div className="stack">
      <Card title="A steady load">
        <div className="stack">
          <div className="cost__fields">
            <NumberField
              label="Records per second"
              value={rate}
              wrong={recordsPerSecond === undefined}
              onChange={setRate}
            />
            <NumberField
              label="Bytes per record, key included"
              value={size}
              wrong={recordBytes === undefined}
              onChange={setSize}
            />
            <NumberField
              label="Readers with GetRecords"
              value={readers}
              wrong={readerCount === undefined}
              onChange={setReaders}
            />
            <NumberField
              label="Enhanced fan-out consumers"
              value={fanOut ?? String(summary.consumers)}
              wrong={consumers === undefined}
              onChange={setFanOut}
            />
            {last !== undefined && last.accounts.accepted > 0 && (
              <Button
                onClick={() => {
                  const seconds = Math.max(1, last.elapsedMs / 1000);
                  setRate(String(Math.round(last.accounts.accepted / seconds)));
                  setSize(
                    String(Math.max(1, Math.round(last.acceptedBytes / last.accounts.accepted))),
                  );
                }}
              >
                As in the last run
              </Button>
            )}
          </div>
          {known !== undefined && <Needs shape={shape} traffic={known} />}
        </div>
      </Card>
      {known !== undefined && (
        <div className="cost__columns">
          <CostAsItIs shape={shape} traffic={known} />
          <CostInstead shape={shape} traffic={known} />
          <AdvantageCost shape={shape} traffic={known} />
          {shape.mode === 'PROVISIONED' && <AggregatedCost shape={shape} traffic={known} />}
          {last !== undefined && <RunCost snapshot={last} shape={shape} />}
        </div>
      )}
      <p className="secondary cost__note">
        <PriceSource /> Price of on-demand enhanced fan-out is given differently by two sources; the
        higher one is used. Practice streams cost nothing.
      </p>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}

function NumberField({ label, value, wrong, onChange }: FieldProps) {
  return (
    <FormField label={label} errorText={wrong ? 'Write a whole number.' : undefined}>
      <Input
        type="number"
        inputMode="numeric"
        value={value}
        onChange={({ detail }) => {
          onChange(detail.value);
        }}
      />
    </FormField>
  );
}
