import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import {
  HOURS_PER_MONTH,
  perHour,
  standingCost,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { Failure } from '../../components/failure.tsx';
import { formatCount, formatDollars } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { Loading } from '../../components/loading.tsx';
import { useLiveLoad } from '../../state/run/live-load.ts';
import { useStreams } from '../../state/streams/queries.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { PriceSource } from '../facts/capacity-facts.tsx';
import { CreateDialog } from '../create/create-dialog.tsx';
import { AskCloudWatch, RateNow, useLastMinutes, type LastMinutes } from './rate-now.tsx';
import { modeName } from '../facts/mode-name.ts';
import { StreamStatus } from '../../components/stream-status.tsx';
import { formatDay, formatRetention, shapeOf } from '../facts/stream-text.ts';
import './stream-list.css';
import { NUMBERS } from './numbers-then-and-now.ts';
import './numbers-card.css';

/** All streams of the connection. */
export function StreamList() {
  const streams = useStreams();
  const [creating, setCreating] = useState(false);
  const [, go] = useLocation();
  const list = streams.data ?? [];
  const minutes = useLastMinutes(list.map(({ name }) => name));
  const create = (
    <Button
      variant="primary"
      onClick={() => {
        setCreating(true);
      }}
    >
      Create stream
    </Button>
  );
  return (
    <div className="page stack">
      <div className="row">
        <h1 className="page__title">Streams</h1>
        <InfoLink term="stream" />
        <span className="grow" />
        {create}
      </div>
      {streams.isPending && <Loading what="the streams" />}
      {streams.isError && (
        <Failure
          what="The streams could not be listed."
          failure={streams.error}
          onRetry={() => void streams.refetch()}
        />
      )}
      {streams.isSuccess && (
        <Card
          title="All streams"
          info={<span className="secondary num">{formatCount(list.length)}</span>}
          actions={minutes.offered && list.length > 0 && <AskCloudWatch minutes={minutes} />}
          flush
        >
          {list.length === 0 ? (
            <Empty title="No stream yet" action={create}>
              A stream takes records from producers and keeps them for consumers. Create one to send
              records to it.
            </Empty>
          ) : (
            <StreamTable streams={list} minutes={minutes} />
          )}
        </Card>
      )}
      {list.length > 0 && (
        <p className="secondary capacity__note">
          Price: what each stream costs on AWS for being there, without any record. <PriceSource />
        </p>
      )}
      <NumbersCard />
      {creating && (
        <CreateDialog
          taken={list.map(({ name }) => name)}
          onClose={() => {
            setCreating(false);
          }}
          onCreated={(name) => {
            setCreating(false);
            go(`/streams/${encodeURIComponent(name)}`);
          }}
        />
      )}
    </div>
  );
}

interface TableProps {
  readonly streams: readonly StreamSummary[];
  readonly minutes: LastMinutes;
}

function StreamTable({ streams, minutes }: TableProps) {
  const load = useLiveLoad();
  return (
    <table className="streams__table">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Status</th>
          <th scope="col">Mode</th>
          <th scope="col" className="streams__number">
            Open shards
          </th>
          <th scope="col" className="streams__number">
            Records in, now
          </th>
          <th scope="col" className="streams__number">
            Retention
          </th>
          <th scope="col" className="streams__number">
            Price per month
          </th>
          <th scope="col">Created</th>
        </tr>
      </thead>
      <tbody>
        {streams.map((stream) =>
          stream.notAllowed !== undefined ? (
            <tr key={stream.name}>
              <th scope="row" className="streams__name secondary">
                {stream.name}
              </th>
              <td colSpan={7} className="secondary">
                <span aria-hidden="true">⊘ </span>Not allowed: {stream.notAllowed}
              </td>
            </tr>
          ) : (
            <tr key={stream.name}>
              <th scope="row" className="streams__name">
                <Link href={`/streams/${encodeURIComponent(stream.name)}`}>{stream.name}</Link>
              </th>
              <td>
                <StreamStatus status={stream.status} />
              </td>
              <td>{modeName(stream.mode)}</td>
              <td className="streams__number" data-label="Open shards">
                {formatCount(stream.openShards)}
              </td>
              <td className="streams__number streams__rate" data-label="Records in">
                <RateNow
                  load={load.find((one) => one.stream === stream.name)}
                  minute={minutes.data?.get(stream.name)}
                />
              </td>
              <td className="streams__number" data-label="Retention">
                {formatRetention(stream.retentionHours)}
              </td>
              <td className="streams__number" data-label="Per month">
                {formatDollars(perHour(standingCost(shapeOf(stream))) * HOURS_PER_MONTH)}
              </td>
              <td data-label="Created">{formatDay(stream.createdAt)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** Today's quotas beside what older texts say. */
function NumbersCard() {
  return (
    <Card title="Kinesis in numbers, then and now" flush>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Today (2026)</th>
            <th scope="col">In older texts</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {NUMBERS.map(({ what, now, older, since }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="numbers__now" data-label="Today">
                {now}
              </td>
              <td data-label="Older texts">{older}</td>
              <td className="secondary" data-label="Since">
                {since}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
