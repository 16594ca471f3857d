import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { gapText } from '../../../connection/cognito/role-limit.ts';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import type { RecordRow } from '../../../reader/store/row.ts';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { formatBytes, formatCount, formatTime } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { ShardBadge } from '../../components/shard-badge.tsx';
import { ensureReading, reading } from '../../state/reading/reading.ts';
import { useRoleGap } from '../../state/sign-in/role.ts';
import { threads } from '../../state/connection/threads.ts';
import { followText } from '../../state/reading/follow-text.ts';
import { readingPhase } from '../../state/reading/reading-phase.ts';
import { interleaveShards } from './interleave.ts';
import './live-tail.css';

/** Rows on show, and how many are asked for, so that all shards of a batch are among them. */
const ROWS = 60;
const FETCHED = 400;

/** The newest records of the stream, newest on top. */
export function LiveTail({ stream }: { readonly stream: string | undefined }) {
  // What another stream gave has no place beside this one.
  const snapshot = useStore(reading, (state) =>
    state.stream === stream ? state.snapshot : undefined,
  );
  const [rows, setRows] = useState<readonly RecordRow[]>([]);
  const [frozenAt, setFrozenAt] = useState<number>();
  const read = snapshot?.totals.read ?? 0;
  const paused = frozenAt !== undefined;
  const gap = useRoleGap('read', stream);
  const isAllowed = gap === undefined;

  useEffect(() => {
    if (stream !== undefined && isAllowed) void ensureReading(stream);
  }, [stream, isAllowed]);

  useEffect(() => {
    if (paused || snapshot === undefined) return;
    let current = true;
    void (async () => {
      const { reader } = await threads();
      const window = await reader.call('reading:rows', { first: -FETCHED, count: FETCHED });
      if (current) setRows(interleaveShards(window.rows).slice(-ROWS).toReversed());
    })();
    return () => {
      current = false;
    };
  }, [paused, snapshot]);

  return (
    <Card
      tour="tail"
      title="Live tail"
      info={<InfoLink term="iterator" />}
      flush
      actions={
        <div className="row">
          {paused && read > frozenAt && (
            <span className="secondary num">+{formatCount(read - frozenAt)} new</span>
          )}
          <button
            type="button"
            className="small-button"
            aria-pressed={paused}
            disabled={rows.length === 0}
            onClick={() => {
              setFrozenAt(paused ? undefined : read);
            }}
          >
            {paused ? 'Resume' : 'Pause'}
          </button>
        </div>
      }
    >
      <div className="tail__state">
        <span>
          {stream === undefined
            ? 'No stream is chosen'
            : isAllowed
              ? stateText(snapshot, paused)
              : 'Not reading'}
        </span>
        <span className="num">{formatCount(read)} read</span>
      </div>
      {!isAllowed ? (
        <Empty title="Your role may not read this stream">{gapText(gap)}</Empty>
      ) : rows.length === 0 ? (
        <div className="tail tail--empty">
          <Empty title={titleOf(snapshot)}>
            {read === 0
              ? 'Records that come from now on appear here, decoded, as soon as they are stored. Press Start to send some.'
              : 'The newest records are being fetched.'}
          </Empty>
        </div>
      ) : (
        <ol className="tail" aria-label="Newest records" tabIndex={0}>
          {rows.map((row) => (
            <TailRow key={row.id} row={row} />
          ))}
        </ol>
      )}
      {stream !== undefined && isAllowed && (
        <div className="tail__more">
          <Link href={`/records/${encodeURIComponent(stream)}`}>Open all records</Link>
        </div>
      )}
    </Card>
  );
}

function stateText(snapshot: ReaderSnapshot | undefined, paused: boolean): string {
  return paused
    ? 'Paused: reading goes on, the list stands still'
    : followText(snapshot, undefined, false).text;
}

/** Above an empty tail: whether there is nothing, or not yet. */
function titleOf(snapshot: ReaderSnapshot | undefined): string {
  if ((snapshot?.totals.read ?? 0) > 0) return 'One moment';
  return readingPhase(snapshot).phase === 'opening' ? 'Not reading yet' : 'No new records yet';
}

function TailRow({ row }: { readonly row: RecordRow }) {
  return (
    <li className="tail__row">
      <span className="tail__meta">
        <ShardBadge shardId={row.shardId} />
        <span className="tail__key mono" title={`partition key ${row.partitionKey ?? '(none)'}`}>
          {row.partitionKey ?? '(no key)'}
        </span>
        <span className="tail__time mono">{formatTime(row.arrival)}</span>
        <span className="tail__size mono">{formatBytes(row.size)}</span>
      </span>
      <span className="tail__text mono">{row.text}</span>
    </li>
  );
}
