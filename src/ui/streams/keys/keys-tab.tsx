import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useMemo, useState } from 'react';
import { rangeShare } from '../../../kinesis/hash-keys/hash-range.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { Card } from '../../components/card.tsx';
import { formatCount, formatShare } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { ShardBadge, shardColour } from '../../components/shard-badge.tsx';
import { HashRing } from './hash-ring.tsx';
import { KeyFinder } from './key-finder.tsx';
import { locateKeys, MOST_KEYS, type LocatedKey } from './locate-keys.ts';
import { inOrder } from '../reshard/reshard-draft.ts';
import './keys-tab.css';

const MOST_ROWS = 100;

/** Where would this key go? And the other way: keys for a given shard. */
export function KeysTab({ shards }: { readonly shards: readonly Shard[] }) {
  const [text, setText] = useState('user-1\nuser-2\nuser-42');
  const open = useMemo(() => inOrder(shards), [shards]);
  const located = useMemo(() => locateKeys(text, open), [text, open]);
  return (
    <div className="keys">
      <Card title="Where would this key go?" info={<InfoLink term="partition-key" />}>
        <div className="stack">
          <FormField
            label="Partition keys"
            description="One a line. Nothing is sent: the arithmetic is the same as the service's."
            errorText={located.problems[0]}
            stretch
          >
            <Textarea
              value={text}
              rows={5}
              spellcheck={false}
              onChange={({ detail }) => {
                setText(detail.value);
              }}
            />
          </FormField>
          {located.left > 0 && (
            <p className="secondary">
              The first {formatCount(MOST_KEYS)} lines are looked at; {formatCount(located.left)}{' '}
              are left.
            </p>
          )}
          <KeyTable keys={located.keys} />
        </div>
      </Card>
      <div className="stack">
        <Card title="Hash ring" info={<InfoLink term="hash" />}>
          <div className="stack">
            <HashRing open={open} keys={located.keys} />
            <Spread open={open} keys={located.keys} />
          </div>
        </Card>
        <KeyFinder
          open={open}
          onUse={(keys) => {
            setText(keys.join('\n'));
          }}
        />
      </div>
    </div>
  );
}

function KeyTable({ keys }: { readonly keys: readonly LocatedKey[] }) {
  if (keys.length === 0)
    return <p className="secondary">Type a key to see its hash key and its shard.</p>;
  return (
    <div className="keys__scroll" tabIndex={0} role="region" aria-label="Keys and their shards">
      <table className="keys__table">
        <thead>
          <tr>
            <th scope="col">Partition key</th>
            <th scope="col">Shard</th>
            <th scope="col">MD5, and the same as a number: the hash key</th>
          </tr>
        </thead>
        <tbody>
          {keys.slice(0, MOST_ROWS).map(({ key, md5, hashKey, shardId }, i) => (
            <tr key={`${i} ${key}`}>
              <th scope="row" className="keys__key mono">
                {key}
              </th>
              <td>{shardId === undefined ? '–' : <ShardBadge shardId={shardId} />}</td>
              <td className="keys__hash mono">
                {md5}
                <br />
                <span className="secondary">{String(hashKey)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {keys.length > MOST_ROWS && (
        <p className="secondary">and {formatCount(keys.length - MOST_ROWS)} more, on the ring</p>
      )}
    </div>
  );
}

const MOST_SPREAD = 16;

/** How the keys fall on the shards, beside what the ranges promise. */
function Spread({
  open,
  keys,
}: {
  readonly open: readonly Shard[];
  readonly keys: readonly LocatedKey[];
}) {
  if (keys.length === 0 || open.length > MOST_SPREAD) return null;
  return (
    <table className="keys__spread">
      <thead>
        <tr>
          <th scope="col">Shard</th>
          <th scope="col">Keys</th>
          <th scope="col">
            <span className="visually-hidden">Part of the keys</span>
          </th>
          <th scope="col">Range</th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ shardId, range }) => {
          const count = keys.filter((key) => key.shardId === shardId).length;
          return (
            <tr key={shardId}>
              <th scope="row">
                <ShardBadge shardId={shardId} />
              </th>
              <td>{formatCount(count)}</td>
              <td className="keys__bar">
                <div
                  style={{
                    width: `${(count / keys.length) * 100}%`,
                    background: shardColour(shardId),
                  }}
                />
              </td>
              <td>{formatShare(rangeShare(range))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
