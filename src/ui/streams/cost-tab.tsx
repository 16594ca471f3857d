import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useStore } from 'zustand';
import {
  aggregated,
  AGGREGATE_BYTES,
  HOURS_PER_MONTH,
  perHour,
  shardsNeeded,
  standingCost,
  trafficCost,
  type CostLine,
  type StreamMode,
  type StreamShape,
  type Traffic,
} from '../../kinesis/prices.ts';
import { HIGHEST_MAX_RECORD_BYTES } from '../../kinesis/quotas.ts';
import { Card } from '../components/card.tsx';
import { formatCount } from '../components/format.ts';
import { run } from '../state/run.ts';
import type { StreamSummary } from '../state/streams.ts';
import { PriceSource } from './capacity-facts.tsx';
import { wholeNumber } from './create-fields.ts';
import { formatDollars } from './money.ts';
import { RunCost } from './run-cost.tsx';
import { modeName } from './stream-status.tsx';
import { shapeOf } from './stream-text.ts';
import './cost-tab.css';

/** What the stream costs on AWS under a steady load, in both modes and with aggregation. */
export function CostTab({ summary }: { readonly summary: StreamSummary }) {
  const [rate, setRate] = useState('1000');
  const [size, setSize] = useState('200');
  const [readers, setReaders] = useState('1');
  const last = useStore(run, (state) =>
    state.stream === summary.name ? state.snapshot : undefined,
  );
  const recordsPerSecond = wholeNumber(rate, 0, 100_000_000);
  const recordBytes = wholeNumber(size, 1, HIGHEST_MAX_RECORD_BYTES);
  const readerCount = wholeNumber(readers, 0, 1000);
  const known =
    recordsPerSecond === undefined || recordBytes === undefined || readerCount === undefined
      ? undefined
      : { recordsPerSecond, recordBytes, readers: readerCount };
  const shape = shapeOf(summary);
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
              label="Readers of every record"
              value={readers}
              wrong={readerCount === undefined}
              onChange={setReaders}
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
          <ModeCost
            shape={shape}
            traffic={known}
            title={`As it is: ${modeName(shape.mode).toLowerCase()}`}
          />
          <ModeCost
            shape={otherMode(shape, known)}
            traffic={known}
            title={`Instead: ${otherTitle(shape, known)}`}
          />
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

/** The same stream in the other mode; provisioned with just the shards that the load needs. */
function otherMode(shape: StreamShape, traffic: Traffic): StreamShape {
  const mode: StreamMode = shape.mode === 'ON_DEMAND' ? 'PROVISIONED' : 'ON_DEMAND';
  return { ...shape, mode, shards: mode === 'PROVISIONED' ? shardsNeeded(traffic) : shape.shards };
}

function otherTitle(shape: StreamShape, traffic: Traffic): string {
  const other = otherMode(shape, traffic);
  return other.mode === 'PROVISIONED' ? `provisioned, ${other.shards} shards` : 'on demand';
}

function Needs({ shape, traffic }: { readonly shape: StreamShape; readonly traffic: Traffic }) {
  const needed = shardsNeeded(traffic);
  if (shape.mode === 'ON_DEMAND') return null;
  return (
    <p className={needed > shape.shards ? 'cost__short' : 'secondary'}>
      {needed > shape.shards
        ? `▲ This load needs ${formatCount(needed)} shards, spread evenly; the stream has ${formatCount(shape.shards)} and would throttle.`
        : `Spread evenly, this load needs ${formatCount(needed)} of the ${formatCount(shape.shards)} open shards.`}
    </p>
  );
}

function AggregatedCost({
  shape,
  traffic,
}: {
  readonly shape: StreamShape;
  readonly traffic: Traffic;
}) {
  const packed = aggregated(traffic);
  const fewer = { ...shape, shards: shardsNeeded(packed) };
  // Both with the shards that the load needs, so that spare shards are not counted as saved.
  const plain = { ...shape, shards: shardsNeeded(traffic) };
  const saved =
    perHour([...standingCost(plain), ...trafficCost(plain, traffic)]) -
    perHour([...standingCost(fewer), ...trafficCost(fewer, packed)]);
  return (
    <ModeCost
      shape={fewer}
      traffic={packed}
      title="With KPL aggregation"
      note={aggregationText(traffic, packed, saved)}
    />
  );
}

function aggregationText(plain: Traffic, packed: Traffic, saved: number): string {
  const perRecord = Math.round(packed.recordBytes / plain.recordBytes);
  if (perRecord === 1) return 'The records are too large to be packed together.';
  const [without, withIt] = [shardsNeeded(plain), shardsNeeded(packed)];
  const shards = without === withIt ? '' : ` and needs ${withIt} instead of ${without} shards`;
  const monthly = formatDollars(saved * HOURS_PER_MONTH);
  return `${perRecord} records travel as one of up to ${formatCount(AGGREGATE_BYTES)} bytes. That saves ${monthly} a month${shards}, compared with no more shards than the load needs.`;
}

interface ModeCostProps {
  readonly shape: StreamShape;
  readonly traffic: Traffic;
  readonly title: string;
  readonly note?: string;
}

function ModeCost({ shape, traffic, title, note }: ModeCostProps) {
  return (
    <Card title={title}>
      <div className="stack">
        <CostTable lines={[...standingCost(shape), ...trafficCost(shape, traffic)]} />
        {note !== undefined && <p className="secondary cost__note">{note}</p>}
      </div>
    </Card>
  );
}

/** Cost lines with their arithmetic, and the sum for an hour and a month. */
export function CostTable({ lines }: { readonly lines: readonly CostLine[] }) {
  const hour = perHour(lines);
  return (
    <table className="cost__table">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Per hour</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.what}>
            <th scope="row">
              {line.what}
              <span className="cost__how">{line.how}</span>
            </th>
            <td>{formatDollars(line.perHour)}</td>
          </tr>
        ))}
        <tr className="cost__sum">
          <th scope="row">
            Together{' '}
            <span className="cost__how">{formatDollars(hour * HOURS_PER_MONTH)} a month</span>
          </th>
          <td>{formatDollars(hour)}</td>
        </tr>
      </tbody>
    </table>
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
