import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isOpen, type Shard } from '../../kinesis/shards/shard.ts';
import type { ReadingOptions } from '../../reader/shards/options.ts';
import type { RecordRow } from '../../reader/store/row.ts';
import type { RowView } from '../../workers/reader/protocol.ts';
import { Failure } from '../components/failure.tsx';
import { onRecords, readRows, reading } from '../state/reading/reading.ts';
import { Announcer } from './reading/announcer.tsx';
import { view as look, type Column, useShownColumns } from './view/columns.ts';
import { RecordDetail } from './detail/record-detail.tsx';
import { isTrace, keyFilter, shardFilter, withFilter, useFilters } from './filter/filters.ts';
import { ExportMenu } from './export/export-menu.tsx';
import { ViewMenu } from './view/view-menu.tsx';
import { FanOutMenu } from './fan-out/fan-out-menu.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { FindProgress } from './filter/find-progress.tsx';
import { closeScan, startScan } from './filter/finding.ts';
import { FollowBar } from './reading/follow-bar.tsx';
import type { PauseReason } from '../state/reading/follow-text.ts';
import { laneShards } from './list/lane-order.ts';
import { LanesNote, MOST_LANES, OrderNote, TraceNote } from './list/order-notes.tsx';
import { ListEmpty } from './list/list-empty.tsx';
import { RecordList, type ListHandle } from './list/record-list.tsx';
import { RowFeed } from './list/row-feed.ts';
import { selectedCount, useRowChoice } from './list/row-choice.ts';
import type { Place, ChangePlace } from './place/place.ts';
import { ShardStrip } from './shards/shard-strip.tsx';
import { usePageKeys } from './list/list-keys.ts';
import './live-view.css';

interface Props {
  readonly stream: string;
  readonly place: Place;
  readonly change: ChangePlace;
  readonly shards: readonly Shard[];
  readonly onRead: () => void;
}

const LANE_COLUMNS: readonly Column[] = ['arrival'];

/** The list of records with what is known of each shard above it and the opened record beside it. */
export function LiveView({ stream, place, change, shards, onRead }: Props) {
  const { filters, record } = place;
  const snapshot = useStore(reading, (state) => state.snapshot);
  const options = useStore(reading, (state) => state.options);
  const time = useStore(look, (state) => state.time);
  const columns = useShownColumns();
  const feed = useMemo(() => new RowFeed(readRows), []);
  const list = useRef<ListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const [paused, setPaused] = useState<PauseReason | undefined>(
    record === undefined ? undefined : 'chosen',
  );
  const following = paused === undefined;
  const [pausedAt, setPausedAt] = useState(0);
  const [opened, setOpened] = useState<RecordRow>();
  const [scanned, setScanned] = useState<readonly string[]>();
  const problem = useFilters(filters);
  const read = snapshot?.totals.read ?? 0;

  const [byArrival, setByArrival] = useState(true);
  const inLanes = place.mode === 'lanes';
  const beingRead = snapshot?.shards ?? [];
  const lanes = laneShards(beingRead, MOST_LANES);
  const view = rowView(
    scanned !== undefined,
    filters.length > 0 && problem === undefined,
    inLanes && !byArrival,
  );
  const contents = JSON.stringify([view, filters]);
  const { active, selected, onActive, onMoved, onUnselect } = useRowChoice(
    useMemo(() => ({ options, contents }), [options, contents]),
  );

  useEffect(() => {
    feed.reset(view);
    return onRecords(() => {
      feed.refresh();
    });
    // oxlint-disable-next-line react/exhaustive-deps -- other filters make another list
  }, [feed, options, view, contents]);

  // Another reading is another list: nothing of it was chosen or scrolled yet.
  const before = useRef(options);
  useEffect(() => {
    if (before.current === options) return;
    before.current = options;
    if (record === undefined) setPaused(undefined);
  }, [options, record]);

  const follow = useCallback(
    (next: boolean, why: PauseReason = 'asked'): void => {
      if (!next) setPausedAt((before) => (following ? read : before));
      setPaused((before) => (next ? undefined : (before ?? why)));
    },
    [following, read],
  );

  const open = useCallback(
    (row: RecordRow): void => {
      setOpened(row);
      const { shardId, sequenceNumber, subSequenceNumber } = row;
      change({
        record: {
          shardId,
          sequenceNumber,
          ...(subSequenceNumber !== undefined && { subSequenceNumber }),
        },
      });
    },
    [change],
  );

  const close = useCallback((): void => {
    setOpened(undefined);
    onUnselect();
    change({ record: undefined });
    list.current?.focus();
  }, [change, onUnselect]);

  usePageKeys(
    useCallback(() => search.current?.focus(), []),
    close,
  );

  const setFilters = (next: readonly string[], history?: 'push'): void => {
    if (scanned !== undefined) endScan();
    change({ filters: next }, history);
  };
  const endScan = (): void => {
    setScanned(undefined);
    void closeScan();
  };
  useEffect(
    () => () => {
      void closeScan();
    },
    [],
  );

  return (
    <>
      {snapshot?.failure !== undefined && (
        <Failure
          what={`The stream ${stream} cannot be read.`}
          failure={snapshot.failure}
          onRetry={onRead}
        />
      )}
      <ShardStrip
        snapshot={snapshot}
        onShard={(shardId) => {
          const others = filters.filter((text) => !text.startsWith('@shard '));
          const filter = shardFilter(shardId);
          setFilters(filters.includes(filter) ? others : [...others, filter]);
        }}
      />
      <div className="records-live">
        <section className="records-live__list" aria-label="Records of the stream">
          <FollowBar
            view={view}
            snapshot={snapshot}
            feed={feed}
            paused={paused}
            news={following ? 0 : Math.max(0, read - pausedAt)}
            onFollowing={follow}
          />
          <FilterBar
            stream={stream}
            filters={filters}
            onFilters={(next) => {
              setFilters(next);
            }}
            onScan={
              scanned !== undefined || problem !== undefined
                ? undefined
                : () => {
                    setScanned(filters);
                    // A key goes on in other shards after a reshard.
                    const shards = filters.some(isTrace) ? 'all' : place.shards;
                    void startScan(stream, shards, filters);
                  }
            }
            input={search}
          >
            <ExportMenu
              stream={stream}
              view={view}
              feed={feed}
              openedId={record === undefined ? undefined : opened?.id}
              active={active}
              selected={selected}
              held={snapshot?.totals.kept ?? 0}
            />
            <FanOutMenu
              stream={stream}
              shards={snapshot?.shards.length ?? shards.filter(isOpen).length}
              onRead={onRead}
            />
            <ViewMenu />
          </FilterBar>
          <FindProgress problem={problem} scanning={scanned !== undefined} onCloseScan={endScan} />
          {inLanes && (
            <LanesNote
              byArrival={byArrival}
              onByArrival={setByArrival}
              leftOut={beingRead.length - lanes.length}
            />
          )}
          {filters.some(isTrace) && problem === undefined ? (
            <TraceNote fromOldest={isFromOldest(options)} scanning={scanned !== undefined} />
          ) : (
            !inLanes &&
            (snapshot?.shards.length ?? 0) > 1 && (
              <OrderNote
                onLanes={() => {
                  change({ mode: 'lanes' });
                }}
              />
            )
          )}
          <RecordList
            lanes={inLanes ? lanes : undefined}
            handle={list}
            feed={feed}
            columns={inLanes ? LANE_COLUMNS : columns}
            time={time}
            following={following}
            onFollowing={follow}
            active={active}
            onActive={onActive}
            onMoved={onMoved}
            selected={selected}
            openedId={record === undefined ? undefined : opened?.id}
            onOpen={open}
            markedKey={record === undefined ? undefined : opened?.partitionKey}
            empty={
              <ListEmpty
                snapshot={snapshot}
                place={place}
                change={change}
                scanning={scanned !== undefined}
              />
            }
          />
        </section>
        {record !== undefined && (
          <RecordDetail
            stream={stream}
            address={record}
            row={opened}
            shards={shards}
            onOpen={open}
            onTrace={(key) => {
              // The browser's Back leads to the list as it was.
              setFilters(withFilter([], keyFilter(key)), 'push');
            }}
            onClose={close}
          />
        )}
      </div>
      <Announcer paused={paused} selected={selectedCount(selected)} />
    </>
  );
}

/** Whether every retained record is read. */
function isFromOldest(options: ReadingOptions | undefined): boolean {
  return options?.shards === 'all' && options.from.type === 'TRIM_HORIZON';
}

function rowView(isScan: boolean, isFiltered: boolean, asRead: boolean): RowView {
  if (isScan) return 'scan';
  if (isFiltered) return 'matches';
  return asRead ? 'as-read' : 'all';
}
