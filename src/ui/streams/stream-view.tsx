import Button from '@cloudscape-design/components/button';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Empty } from '../components/empty.tsx';
import { Failure, NotAllowed } from '../components/failure.tsx';
import { StorageNote } from '../components/storage-note.tsx';
import { Loading } from '../components/loading.tsx';
import { connection } from '../state/connection/connection.ts';
import { settings } from '../state/saved/settings.ts';
import { connectionKey } from '../../connection/connection.ts';
import { useStream, type StreamView as View } from '../state/streams/queries.ts';
import { useRoleGap } from '../state/sign-in/role.ts';
import { ChangeProgress } from './changes/change-progress.tsx';
import { CostTab } from './cost/cost-tab.tsx';
import { DeleteDialog } from './changes/delete-dialog.tsx';
import { DescribeTab } from './describe/describe-tab.tsx';
import { KeysTab } from './keys/keys-tab.tsx';
import { SettingsTab } from './settings/settings-tab.tsx';
import { ForWhoMayChange, RoleLimit, useMayChange } from './changes/role-limit.tsx';
import { ShardsTab } from './shards/shards-tab.tsx';
import { StreamStatus } from '../components/stream-status.tsx';
import { StreamSummaryFacts } from './facts/stream-summary-facts.tsx';
import './stream-view.css';

const MetricsTab = lazy(() => import('./metrics/metrics-tab.tsx'));

/** One stream: what it is, its shards, and what can be done to it. */
export function StreamView({ name }: { readonly name: string }) {
  const gap = useRoleGap('describe', name);
  const stream = useStream(gap === undefined ? name : undefined);
  const [deleting, setDeleting] = useState(false);
  const [tab, setTab] = useState('shards');
  const [, go] = useLocation();
  const allowed = useMayChange(name);
  const gone = stream.error?.kind === 'not-found';
  return (
    <div className="page stack">
      <div className="row">
        <nav aria-label="Breadcrumb" className="stream__path">
          <Link href="/streams">Streams</Link> <span aria-hidden="true">›</span>
        </nav>
        <h1 className="page__title stream__title">{name}</h1>
        {stream.data !== undefined && !gone && <StreamStatus status={stream.data.summary.status} />}
        {stream.data !== undefined && !gone && (
          <div className="stream__actions">
            <Link
              href="/"
              onClick={() => {
                workWith(name);
              }}
            >
              Send records
            </Link>
            <Link href={`/records/${encodeURIComponent(name)}`}>Read records</Link>
            <Button
              disabled={!allowed || stream.data.summary.status === 'DELETING'}
              onClick={() => {
                setDeleting(true);
              }}
            >
              Delete
            </Button>
          </div>
        )}
      </div>
      <RoleLimit stream={name} />
      <ChangeProgress
        stream={name}
        summary={gone ? undefined : stream.data?.summary}
        onCompare={() => {
          setTab('describe');
        }}
      />
      {gap !== undefined ? (
        <NotAllowed header="Your role may not use this stream" gap={gap} />
      ) : gone ? (
        <Gone name={name} />
      ) : stream.isPending ? (
        <Loading what="the stream" />
      ) : stream.data === undefined ? (
        stream.error !== null && (
          <Failure
            what={`${name} could not be read.`}
            failure={stream.error}
            onRetry={() => void stream.refetch()}
          />
        )
      ) : (
        <Body view={stream.data} tab={tab} onTab={setTab} />
      )}
      {deleting && stream.data !== undefined && (
        <DeleteDialog
          summary={stream.data.summary}
          onClose={() => {
            setDeleting(false);
          }}
          onAccepted={() => {
            setDeleting(false);
            go('/streams');
          }}
        />
      )}
    </div>
  );
}

/** The workbench opens with the stream that was last worked with on this connection. */
function workWith(name: string): void {
  const place = connectionKey(connection.getState().current);
  settings.setState(({ streams }) => ({ streams: { ...streams, [place]: name } }));
}

interface BodyProps {
  readonly view: View;
  readonly tab: string;
  readonly onTab: (tab: string) => void;
}

function Body({ view, tab, onTab }: BodyProps) {
  return (
    <>
      <StreamSummaryFacts summary={view.summary} />
      <StorageNote stream={view.summary.name} />
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => {
          onTab(detail.activeTabId);
        }}
        ariaLabel="About this stream"
        tabs={[
          { id: 'shards', label: 'Shards', content: <ShardsTab view={view} /> },
          { id: 'keys', label: 'Keys', content: <KeysTab shards={view.shards} /> },
          {
            id: 'metrics',
            label: 'Metrics',
            content: tab === 'metrics' && (
              <Suspense fallback={<Loading what="the metrics" />}>
                <MetricsTab key={view.summary.name} view={view} />
              </Suspense>
            ),
          },
          { id: 'describe', label: 'Describe', content: <DescribeTab view={view} /> },
          {
            id: 'settings',
            label: 'Settings',
            content: (
              <ForWhoMayChange stream={view.summary.name}>
                <SettingsTab summary={view.summary} />
              </ForWhoMayChange>
            ),
          },
          { id: 'cost', label: 'Cost', content: <CostTab summary={view.summary} /> },
        ]}
      />
    </>
  );
}

function Gone({ name }: { readonly name: string }) {
  return (
    <Empty
      title={`There is no stream named ${name}`}
      action={<Link href="/streams">See all streams</Link>}
    >
      It was deleted, or it belongs to another connection.
    </Empty>
  );
}
