import { memo } from 'react';
import { makeVisibleLine } from '../../../reader/decode/visible.ts';
import type { RecordRow as Row } from '../../../reader/store/row.ts';
import { formatBytes } from '../../text/format.ts';
import { ShardBadge, shardColour } from '../../components/shard-badge.tsx';
import type { Column, TimeFormat } from '../view/columns.ts';
import { timeText } from '../view/time-text.ts';

interface Props {
  readonly row: Row | undefined;
  readonly position: number;
  readonly top: number;
  readonly columns: readonly Column[];
  /** Shards side by side: a record stands in the column of its own. */
  readonly lanes: readonly string[] | undefined;
  readonly time: TimeFormat;
  readonly now: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly opened: boolean;
  readonly marked: boolean;
}

export function rowElementId(position: number): string {
  return `record-row-${position}`;
}

/** One record on one line. A row that is still on its way keeps its place. */
export const RecordRow = memo(function RecordRow(props: Props) {
  const { row, position, top, columns, lanes, active, selected, opened, marked } = props;
  const classes = ['record-row'];
  if (active) classes.push('record-row--active');
  if (selected) classes.push('record-row--selected');
  if (opened) classes.push('record-row--opened');
  if (marked) classes.push('record-row--marked');
  return (
    <div
      role="row"
      id={rowElementId(position)}
      className={classes.join(' ')}
      aria-rowindex={position + 2}
      aria-selected={selected || opened || marked}
      data-position={position}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <span key={column} role="gridcell" className={`record-cell record-cell--${column}`}>
          {row === undefined ? <span className="record-cell__wait" /> : cell(column, row, props)}
        </span>
      ))}
      {lanes?.map((shardId) => (
        <span key={shardId} role="gridcell" className="record-cell record-cell--lane">
          {row?.shardId === shardId && <LaneRecord row={row} />}
        </span>
      ))}
    </div>
  );
});

function cell(column: Column, row: Row, { time, now }: Props) {
  switch (column) {
    case 'arrival':
      return timeText(row.arrival, time, now);
    case 'shard':
      return <ShardBadge shardId={row.shardId} />;
    case 'key':
      return row.partitionKey === undefined ? (
        <i>no key</i>
      ) : (
        <bdi>{makeVisibleLine(row.partitionKey)}</bdi>
      );
    case 'sequence':
      return shortSequence(row);
    case 'size':
      return formatBytes(row.size);
    case 'data':
      return row.text === '' ? <i>empty</i> : row.text;
  }
}

/** The end of a sequence number is what tells neighbours apart. */
function shortSequence({ sequenceNumber, subSequenceNumber }: Row) {
  return (
    <>
      …{sequenceNumber.slice(-8)}
      {subSequenceNumber !== undefined && (
        <b title="part of a KPL aggregate">#{subSequenceNumber}</b>
      )}
    </>
  );
}

/** A record in its shard's column, in the shard's colour. */
function LaneRecord({ row }: { readonly row: Row }) {
  return (
    <span className="lane-record" style={{ borderLeftColor: shardColour(row.shardId) }}>
      <b>{row.partitionKey === undefined ? 'no key' : makeVisibleLine(row.partitionKey)}</b>{' '}
      {row.text}
    </span>
  );
}
