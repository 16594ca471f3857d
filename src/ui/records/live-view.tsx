import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Shard } from '../../kinesis/shard.ts';
import type { RecordRow } from '../../reader/store/row.ts';
import { Failure } from '../components/failure.tsx';
import { onRecords, readRows, reading } from '../state/reading.ts';
import { view } from './columns.ts';
import { RecordDetail } from './detail/record-detail.tsx';
import { FollowBar } from './follow-bar.tsx';
import { ListEmpty } from './list-empty.tsx';
import { RecordList, type ListHandle } from './list/record-list.tsx';
import { RowFeed } from './list/row-feed.ts';
import { useShownColumns } from './list/use-shown-columns.ts';
import type { Place } from './place.ts';
import { ShardStrip } from './shard-strip.tsx';
import { Announcer } from './announcer.tsx';
import type { ChangePlace } from './use-place.ts';
import './live-view.css';

interface Props {
  readonly stream: string;
  readonly place: Place;
  readonly change: ChangePlace;
  readonly shards: readonly Shard[];
  readonly onRead: () => void;
}

/** The list of records with what is known of each shard above it and the opened record beside it. */
export function LiveView({ stream, place, change, shards, onRead }: Props) {
  const snapshot = useStore(reading, (state) => state.snapshot);
  const options = useStore(reading, (state) => state.options);
  const time = useStore(view, (state) => state.time);
  const columns = useShownColumns();
  const feed = useMemo(() => new RowFeed(readRows), []);
  const list = useRef<ListHandle>(null);
  const [following, setFollowing] = useState(place.record === undefined);
  const [pausedAt, setPausedAt] = useState(0);
  const [activeRow, setActiveRow] = useState({ options, position: -1 });
  const active = activeRow.options === options ? activeRow.position : -1;
  const setActive = (position: number): void => {
    setActiveRow({ options, position });
  };
  const [opened, setOpened] = useState<RecordRow>();
  const read = snapshot?.totals.read ?? 0;

  useEffect(() => {
    feed.reset('all');
    return onRecords(() => {
      feed.refresh();
    });
  }, [feed, options]);

  const follow = useCallback(
    (next: boolean): void => {
      if (!next) setPausedAt((before) => (following ? read : before));
      setFollowing(next);
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
    change({ record: undefined });
    list.current?.focus();
  }, [change]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [close]);

  const { record } = place;
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
          change({ shards: [shardId], start: place.start ?? { kind: 'TRIM_HORIZON' } });
        }}
      />
      <div className={record === undefined ? 'live' : 'live live--opened'}>
        <section className="live__list" aria-label="Records of the stream">
          <FollowBar
            snapshot={snapshot}
            feed={feed}
            following={following}
            news={following ? 0 : Math.max(0, read - pausedAt)}
            onFollowing={follow}
          />
          <RecordList
            handle={list}
            feed={feed}
            columns={columns}
            time={time}
            following={following}
            onFollowing={follow}
            active={active}
            onActive={setActive}
            openedId={record === undefined ? undefined : opened?.id}
            onOpen={open}
            markedKey={record === undefined ? undefined : opened?.partitionKey}
            empty={<ListEmpty snapshot={snapshot} place={place} change={change} />}
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
              change({ filter: `key = ${JSON.stringify(key)}`, start: { kind: 'TRIM_HORIZON' } });
            }}
            onClose={close}
          />
        )}
      </div>
      <Announcer following={following} />
    </>
  );
}
