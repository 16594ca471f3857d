import type { ReactNode } from 'react';
import { utf8Length } from '../../../base/utf8.ts';
import { hashKeyOf, MAX_HASH_KEY } from '../../../kinesis/hash-keys/hash-key.ts';
import { decodeSequenceNumber } from '../../../kinesis/sequence-numbers/sequence-number.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import { makeVisibleLine } from '../../../reader/decode/visible.ts';
import type { RecordFacts } from '../../../workers/reader/protocol.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { shardColour } from '../../components/shard-badge.tsx';
import { fullTime } from '../view/time-text.ts';
import './record-facts.css';

interface Props {
  readonly record: RecordFacts;
  readonly dataBytes: number;
  readonly shard: Shard | undefined;
}

/** Where the record went and why: key, hash, shard, place and time. */
export function RecordFactsList({ record, dataBytes, shard }: Props) {
  const { partitionKey, sequenceNumber, subSequenceNumber, arrival, encryptionType } = record;
  const time = fullTime(arrival);
  return (
    <dl className="record-facts">
      <Fact name="Partition key" info={<InfoLink term="partition-key" />}>
        {partitionKey === undefined ? (
          <i>none: the stream distributes records by itself</i>
        ) : (
          <bdi className="mono record-facts__long">{makeVisibleLine(partitionKey)}</bdi>
        )}
      </Fact>
      {partitionKey !== undefined && <HashFacts partitionKey={partitionKey} shard={shard} />}
      <Fact name="Shard" info={<InfoLink term="shard" />}>
        <span className="mono">{record.shardId}</span>
        {shard !== undefined && (
          <span className="record-facts__sub mono">
            {String(shard.range.start)} … {String(shard.range.end)}
          </span>
        )}
      </Fact>
      <Fact name="Sequence number">
        <span className="mono record-facts__long">{sequenceNumber}</span>
        {subSequenceNumber !== undefined && (
          <span className="record-facts__sub">
            sub-sequence number {subSequenceNumber} in an aggregate
          </span>
        )}
        <SequenceParts sequenceNumber={sequenceNumber} />
      </Fact>
      <Fact name="Arrival (approximate)">
        <span className="mono">{time.local}</span>
        <span className="record-facts__sub mono">{time.utc}</span>
      </Fact>
      <Fact name="Size">
        <span className="num">
          {formatBytes(record.size)} = {formatCount(dataBytes)} B data +{' '}
          {formatCount(utf8Length(partitionKey ?? ''))} B partition key
        </span>
      </Fact>
      <Fact name="Encryption">{encryptionType ?? 'none'}</Fact>
    </dl>
  );
}

function Fact({
  name,
  info,
  children,
}: {
  readonly name: string;
  readonly info?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="record-facts__row">
      <dt>
        {name} {info}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** MD5 of the key, as the number that picks the shard, and where that lies in all hash keys. */
function HashFacts({
  partitionKey,
  shard,
}: {
  readonly partitionKey: string;
  readonly shard: Shard | undefined;
}) {
  const hashKey = hashKeyOf(partitionKey);
  const part = (value: bigint): string =>
    `${(Number((value << 20n) / MAX_HASH_KEY) / 2 ** 20) * 100}%`;
  const inRange =
    shard === undefined || (hashKey >= shard.range.start && hashKey <= shard.range.end);
  return (
    <Fact name="Hash key" info={<InfoLink term="hash" />}>
      <span className="mono record-facts__long">{hashKey.toString()}</span>
      <span className="record-facts__sub mono">MD5 {hashKey.toString(16).padStart(32, '0')}</span>
      {shard !== undefined && (
        <span
          className="record-facts__ring"
          role="img"
          aria-label={
            inRange ? 'The hash key lies in the range of the shard' : 'The hash key lies outside'
          }
        >
          <span
            className="record-facts__range"
            style={{
              left: part(shard.range.start),
              right: `calc(100% - ${part(shard.range.end)})`,
              background: shardColour(shard.shardId),
            }}
          />
          <span className="record-facts__needle" style={{ left: part(hashKey) }} />
        </span>
      )}
      {!inRange && (
        <span className="record-facts__sub">
          Not in the range of its shard: it was put with an explicit hash key, or it is part of an
          aggregate with another key.
        </span>
      )}
    </Fact>
  );
}

/** Today's layout of sequence numbers; AWS promises only that they grow within a shard. */
function SequenceParts({ sequenceNumber }: { readonly sequenceNumber: string }) {
  // An emulator may number as it likes.
  const parts = /^\d+$/.test(sequenceNumber)
    ? decodeSequenceNumber(BigInt(sequenceNumber))
    : undefined;
  if (parts === undefined) return null;
  return (
    <span className="record-facts__parts">
      <span>
        shard index <b className="mono">{parts.shardIndex}</b>
      </span>
      <span>
        index in shard <b className="mono">{String(parts.sequenceIndex)}</b>
      </span>
      <span>
        stored <b className="mono">{new Date(parts.time * 1000).toISOString().slice(0, 19)}Z</b>
      </span>
      <span>
        shard made{' '}
        <b className="mono">{new Date(parts.shardCreatedAt * 1000).toISOString().slice(0, 19)}Z</b>
      </span>
    </span>
  );
}
