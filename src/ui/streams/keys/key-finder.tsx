import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { findKeys, type FoundKeys, rangeWidth } from '../../../kinesis/hash-keys/hash-range.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { Card } from '../../components/card.tsx';
import { formatCount } from '../../text/format.ts';
import { wholeNumber } from '../create/create-fields.ts';

const MOST = 1000;
const PREFIX_LENGTH = 200;

interface Props {
  readonly open: readonly Shard[];
  /** Shows the keys in the list of keys. */
  readonly onUse: (keys: readonly string[]) => void;
}

/** Partition keys that go to one shard, found by trying. */
export function KeyFinder({ open, onUse }: Props) {
  const [shardId, setShardId] = useState<string>();
  const [prefix, setPrefix] = useState('user-');
  const [count, setCount] = useState('10');
  const [found, setFound] = useState<FoundKeys & { readonly shard: Shard }>();
  const shard = open.find((other) => other.shardId === shardId) ?? open[0];
  const wanted = wholeNumber(count, 1, MOST);
  const long = prefix.length > PREFIX_LENGTH;
  if (shard === undefined) return null;
  return (
    <Card title="Find keys for a shard">
      <div className="stack">
        <FormField label="Shard">
          <Select
            options={open.map((other) => ({
              value: other.shardId,
              label: shortShardName(other.shardId),
            }))}
            selectedOption={{ value: shard.shardId, label: shortShardName(shard.shardId) }}
            filteringType={open.length > 12 ? 'auto' : 'none'}
            onChange={({ detail }) => {
              setShardId(detail.selectedOption.value);
            }}
          />
        </FormField>
        <div className="keys__pair">
          <FormField
            label="Keys begin with"
            errorText={long ? `At most ${PREFIX_LENGTH} characters.` : undefined}
          >
            <Input
              value={prefix}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => {
                setPrefix(detail.value);
              }}
            />
          </FormField>
          <FormField
            label="How many"
            errorText={wanted === undefined ? `1 to ${formatCount(MOST)}` : undefined}
          >
            <Input
              type="number"
              inputMode="numeric"
              value={count}
              onChange={({ detail }) => {
                setCount(detail.value);
              }}
            />
          </FormField>
        </div>
        <div className="row">
          <Button
            disabled={wanted === undefined || long}
            onClick={() => {
              if (wanted !== undefined)
                setFound({ ...findKeys(shard.range, wanted, prefix), shard });
            }}
          >
            Find keys
          </Button>
          {found !== undefined && found.keys.length > 0 && (
            <Button
              variant="link"
              onClick={() => {
                onUse(found.keys);
              }}
            >
              Show them on the ring
            </Button>
          )}
        </div>
        {found !== undefined && <Found found={found} />}
      </div>
    </Card>
  );
}

function Found({ found }: { readonly found: FoundKeys & { readonly shard: Shard } }) {
  const { keys, tried, shard } = found;
  return (
    <div className="stack stack--tight" role="status">
      <p className="secondary">
        {formatCount(keys.length)} for {shortShardName(shard.shardId)} in {formatCount(tried)}{' '}
        tries.
        {keys.length === 0 &&
          ` Its range holds ${rangeWidth(shard.range).toLocaleString('en-US')} of 2^128 hash keys: too few to meet by chance. Send with an explicit hash key such as ${shard.range.start} instead.`}
      </p>
      {keys.length > 0 && (
        <pre className="keys__found mono" tabIndex={0} aria-label="Keys that were found">
          {keys.join('\n')}
        </pre>
      )}
    </div>
  );
}
