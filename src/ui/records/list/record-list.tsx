import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import type { RecordRow as Row } from '../../../reader/store/row.ts';
import { useStore } from 'zustand';
import { formatCount } from '../../text/format.ts';
import { ShardBadge } from '../../components/shard-badge.tsx';
import { reading } from '../../state/reading/reading.ts';
import { useAhead } from '../../state/practice/practice.ts';
import { COLUMN_LABEL, type Column, type TimeFormat } from '../view/columns.ts';
import type { PauseReason } from '../../state/reading/follow-text.ts';
import { listKey } from './list-keys.ts';
import { RecordRow, rowElementId } from './record-row.tsx';
import type { RowFeed } from './row-feed.ts';
import { barHeight } from './scroll-scale.ts';
import { useListScroll } from './use-list-scroll.ts';
import './record-list.css';

const ROW_PX = 28;
const OVERSCAN = 12;

export interface ListHandle {
  focus(): void;
}

interface Props {
  readonly feed: RowFeed;
  readonly columns: readonly Column[];
  /** Shards side by side, after the columns. */
  readonly lanes?: readonly string[] | undefined;
  readonly time: TimeFormat;
  readonly following: boolean;
  readonly onFollowing: (following: boolean, why?: PauseReason) => void;
  /** The row the keyboard stands on; −1 for none. */
  readonly active: number;
  /** @param extend whether the rows from where the keyboard stood become selected */
  readonly onActive: (position: number, extend: boolean) => void;
  /** Rows were put in or fell out before the view. */
  readonly onMoved: (by: number) => void;
  /** Rows chosen with Shift: first and last position. */
  readonly selected: readonly [number, number] | undefined;
  readonly openedId: number | undefined;
  readonly onOpen: (row: Row) => void;
  readonly markedKey: string | undefined;
  /** What stands there when there are no rows. */
  readonly empty: ReactNode;
  readonly handle: Ref<ListHandle>;
}

const WIDTHS: Readonly<Record<Column, string>> = {
  arrival: '100px',
  shard: '52px',
  key: 'minmax(90px, 190px)',
  sequence: '92px',
  size: '84px',
  data: 'minmax(0, 1fr)',
};

/** All records in order, oldest on top; only the rows in view exist. */
export function RecordList(props: Props) {
  const { feed, columns, lanes, following, onFollowing, active, onActive, onMoved, onOpen } = props;
  const { selected } = props;
  const data = useSyncExternalStore(feed.subscribe, feed.snapshot);
  const content = data.total * ROW_PX;
  const onUser = useCallback(
    (up: boolean, atEnd: boolean): void => {
      if (up) onFollowing(false, 'scrolled');
      else if (atEnd) onFollowing(true);
    },
    [onFollowing],
  );
  const { ref, offset, bar, viewport, onScroll, scrollTo } = useListScroll(content, ROW_PX, onUser);
  const screen = Math.max(1, Math.floor(viewport / ROW_PX));

  useImperativeHandle(props.handle, () => ({ focus: () => ref.current?.focus() }), [ref]);

  const ahead = useAhead(useStore(reading, ({ stream }) => stream));
  const first = Math.max(0, Math.floor(offset / ROW_PX) - OVERSCAN);
  const last = Math.min(data.total, Math.ceil((offset + viewport) / ROW_PX) + OVERSCAN);

  useEffect(() => {
    if (following) feed.follow(screen + 2 * OVERSCAN);
    else feed.want(first, Math.max(1, last - first));
  }, [feed, following, first, last, screen]);

  // Late records before the view, and old ones that fell out, move rows: the view goes along.
  const moved = useRef(data.moved);
  useLayoutEffect(() => {
    const by = data.moved - moved.current;
    moved.current = data.moved;
    if (by === 0 || following) return;
    scrollTo(offset + by * ROW_PX);
    onMoved(by);
  }, [data.moved, following, scrollTo, offset, onMoved]);

  useLayoutEffect(() => {
    if (following) scrollTo(content);
  }, [following, content, viewport, scrollTo]);

  // Enter may come before the row it stands on does.
  const openWhenHere = useRef(-1);
  useEffect(() => {
    const row = openWhenHere.current === active ? feed.rowAt(active) : undefined;
    if (row === undefined) return;
    openWhenHere.current = -1;
    onOpen(row);
  }, [data, feed, active, onOpen]);

  const goTo = (position: number, extend: boolean): void => {
    const target = Math.min(data.total - 1, Math.max(0, position));
    if (target < 0) return;
    const isLast = target === data.total - 1;
    if (!isLast) onFollowing(false, 'chosen');
    onActive(target, extend);
    const top = target * ROW_PX;
    if (top < offset) scrollTo(top);
    else if (top + ROW_PX > offset + viewport) scrollTo(top + ROW_PX - viewport);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const action = listKey(event, active < 0 ? data.total : active, screen, data.total);
    if (action === undefined) return;
    event.preventDefault();
    if (action === 'open') {
      const row = feed.rowAt(active);
      if (row === undefined) openWhenHere.current = active;
      else onOpen(row);
    } else if (action === 'follow') onFollowing(!following);
    else goTo(action, event.shiftKey);
  };

  const onClick = (event: MouseEvent): void => {
    const element = (event.target as Element).closest('[data-position]');
    const position = Number(element?.getAttribute('data-position') ?? -1);
    const row = feed.rowAt(position);
    if (row === undefined) return;
    // Dragging over text to copy it is not a click.
    if (!event.shiftKey && globalThis.getSelection()?.isCollapsed === false) return;
    onFollowing(false, 'chosen');
    onActive(position, event.shiftKey);
    if (!event.shiftKey) onOpen(row);
  };

  const tracks = [
    ...columns.map((column) => WIDTHS[column]),
    ...(lanes ?? []).map(() => 'minmax(0, 1fr)'),
  ];
  const widths = { '--columns': tracks.join(' ') };
  const positions = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  return (
    <div className="record-list">
      {data.fallenOut > 0 && (
        <p className="record-list__dropped">
          ▲ The {formatCount(data.fallenOut)} records read first have fallen out: this page keeps
          1,000,000 records or 256 MiB. They are still in the stream; start from a later place to
          see less at once.
        </p>
      )}
      <div
        ref={ref}
        className="record-grid"
        role="grid"
        aria-label="Records"
        aria-rowcount={data.total + 1}
        aria-colcount={tracks.length}
        aria-multiselectable="true"
        aria-activedescendant={active >= first && active < last ? rowElementId(active) : undefined}
        tabIndex={0}
        style={widths as CSSProperties}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
        onClick={onClick}
        onMouseDown={(event) => {
          // Shift and a click would mark the text between.
          if (event.shiftKey) {
            event.preventDefault();
            ref.current?.focus();
          }
        }}
      >
        <div role="row" aria-rowindex={1} className="record-head">
          {columns.map((column) => (
            <span key={column} role="columnheader" className={`record-cell--${column}`}>
              {COLUMN_LABEL[column]}
            </span>
          ))}
          {lanes?.map((shardId) => (
            <span key={shardId} role="columnheader">
              <ShardBadge shardId={shardId} />
            </span>
          ))}
        </div>
        <div
          className="record-sizer"
          role="rowgroup"
          style={{ height: barHeight({ content, viewport }) }}
        >
          {positions.map((position) => (
            <RecordRow
              key={position}
              row={feed.rowAt(position)}
              position={position}
              top={position * ROW_PX - offset + bar}
              columns={columns}
              lanes={lanes}
              time={props.time}
              now={props.time === 'ago' ? data.at + ahead : 0}
              active={position === active}
              selected={
                selected !== undefined && position >= selected[0] && position <= selected[1]
              }
              opened={isOpened(feed.rowAt(position), props.openedId)}
              marked={isMarked(feed.rowAt(position), props.markedKey)}
            />
          ))}
        </div>
      </div>
      {data.total === 0 && <div className="record-list__empty">{props.empty}</div>}
    </div>
  );
}

function isOpened(row: Row | undefined, openedId: number | undefined): boolean {
  return row !== undefined && row.id === openedId;
}

function isMarked(row: Row | undefined, key: string | undefined): boolean {
  return row !== undefined && key !== undefined && row.partitionKey === key;
}
