import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { own } from '../../base/own.ts';
import { shortShardName } from '../../kinesis/shards/shard-id.ts';
import type { ActiveFault, PracticeState } from '../../workers/practice/protocol.ts';
import { Card } from '../components/card.tsx';
import { formatCount } from '../text/format.ts';
import { threads } from '../state/connection/threads.ts';
import {
  describeFault,
  FAULT_KINDS,
  faultId,
  fieldProblem,
  readShards,
  toFault,
} from '../state/practice/fault-kinds.ts';

const KINDS = FAULT_KINDS.map((kind) => ({
  value: faultId(kind),
  label: kind.label,
  description: kind.description,
}));
const ALL = { value: '', label: 'All streams' };

interface Props {
  readonly faults: readonly ActiveFault[];
  readonly streams: PracticeState['streams'];
}

/** Faults that are on, and a form that switches one on. */
export function FaultsCard({ faults, streams }: Props) {
  const [id, setId] = useState('lost-reply');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [stream, setStream] = useState('');
  const [shard, setShard] = useState('');
  const kind = FAULT_KINDS.find((one) => faultId(one) === id) ?? FAULT_KINDS[0];
  if (kind === undefined) return null;
  const streamOptions = [ALL, ...streams.map(({ name }) => ({ value: name, label: name }))];
  const problems = kind.fields.map((field) =>
    fieldProblem(field, own(values, field.name) ?? field.initial),
  );
  const shards = readShards(shard);
  const shardProblem = 'problem' in shards ? shards.problem : undefined;

  async function add(): Promise<void> {
    if (kind === undefined || 'problem' in shards) return;
    const { practice } = await threads();
    await practice.call('fault:add', {
      fault: toFault(kind, values),
      scope: { ...(stream !== '' && { stream }), ...(shards.length > 0 && { shardIds: shards }) },
    });
  }

  return (
    <Card
      title={faults.length === 0 ? 'Faults' : `Faults: ${faults.length} on`}
      actions={
        faults.length > 0 && (
          <Button
            onClick={() => {
              void threads().then(({ practice }) => practice.call('fault:clear', undefined));
            }}
          >
            Switch all off
          </Button>
        )
      }
    >
      <div className="stack">
        {faults.length > 0 && (
          <ul className="practice-list" aria-label="Faults that are on">
            {faults.map(({ id: faultNumber, fault, scope, hits }) => (
              <li key={faultNumber}>
                <span className="grow">
                  {describeFault(fault)}
                  <span className="secondary">
                    {' '}
                    · {scope.stream ?? 'all streams'}
                    {scope.shardIds !== undefined &&
                      `, ${scope.shardIds.map(shortShardName).join(', ')}`}{' '}
                    · struck {formatCount(hits)} times
                  </span>
                </span>
                <Button
                  ariaLabel={`Switch off ${describeFault(fault)}`}
                  onClick={() => {
                    void threads().then(({ practice }) =>
                      practice.call('fault:remove', faultNumber),
                    );
                  }}
                >
                  Off
                </Button>
              </li>
            ))}
          </ul>
        )}
        <FormField label="What goes wrong" description={kind.description} stretch>
          <Select
            selectedOption={KINDS.find(({ value }) => value === id) ?? null}
            options={KINDS}
            onChange={({ detail }) => {
              setId(detail.selectedOption.value ?? id);
              setValues({});
            }}
          />
        </FormField>
        <div className="choice-fields">
          {kind.fields.map((field, i) => (
            <FormField key={field.name} label={field.label} errorText={problems[i]} stretch>
              <Input
                value={own(values, field.name) ?? field.initial}
                inputMode="decimal"
                onChange={({ detail }) => {
                  setValues({ ...values, [field.name]: detail.value });
                }}
              />
            </FormField>
          ))}
          <FormField label="Stream" stretch>
            <Select
              selectedOption={streamOptions.find(({ value }) => value === stream) ?? ALL}
              options={streamOptions}
              onChange={({ detail }) => {
                setStream(detail.selectedOption.value ?? '');
              }}
            />
          </FormField>
          <FormField label="Shards (empty: all)" errorText={shardProblem} stretch>
            <Input
              value={shard}
              placeholder="0000, 0002"
              onChange={({ detail }) => {
                setShard(detail.value);
              }}
            />
          </FormField>
        </div>
        <div>
          <Button
            disabled={[...problems, shardProblem].some((one) => one !== undefined)}
            onClick={() => void add()}
          >
            Switch on
          </Button>
        </div>
      </div>
    </Card>
  );
}
