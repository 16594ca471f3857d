import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { own } from '../../base/own.ts';
import { connectionKey } from '../../connection/connection.ts';
import { connection } from '../state/connection/connection.ts';
import { useStream, useStreams } from '../state/streams/queries.ts';
import { useRoleGap } from '../state/sign-in/role.ts';
import { settings } from '../state/saved/settings.ts';
import { Failure, NotAllowed } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';
import { loadView } from './view/columns.ts';
import { LiveView } from './live-view.tsx';
import { RecordsBar } from './place/records-bar.tsx';
import { StepView } from './step/step-view.tsx';
import { usePlace } from './place/place.ts';
import { readFromStart, useReading } from './reading/use-reading.ts';
import './records-page.css';
import { Link } from 'wouter';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { Empty } from '../components/empty.tsx';

/** Used by few: a part of its own. */
const ConsumersView = lazy(() => import('./consumers/consumers-view.tsx'));

/** The record browser: every shard of a stream, live, down to the bytes. */
export default function RecordsPage() {
  const [place, change] = usePlace();
  const [ready, setReady] = useState(false);
  const current = useStore(connection, (state) => state.current);
  const where = connectionKey(current);
  const remembered = useStore(settings, (state) => own(state.streams, where));
  const streams = useStreams();
  // What may not be read is not chosen unasked.
  const names = streams.data
    ?.filter(({ notAllowed }) => notAllowed === undefined)
    .map(({ name }) => name);
  const { stream } = place;
  const gap = useRoleGap('read', stream);
  const shards = useStream(gap === undefined ? stream : undefined);
  useReading(
    place,
    ready && gap === undefined && place.mode !== 'step' && place.mode !== 'consumers',
  );

  useEffect(() => {
    void loadView().then(() => {
      setReady(true);
    });
  }, []);

  useEffect(() => {
    if (stream !== undefined || names === undefined) return;
    const known = remembered !== undefined && names.includes(remembered) ? remembered : names[0];
    if (known !== undefined) change({ stream: known });
  }, [stream, names, remembered, change]);

  const readAgain = (): void => {
    readFromStart(place);
  };
  const known = shards.data?.shards ?? [];
  if (!ready) return <Loading what="the records" />;
  return (
    <div className="records">
      <RecordsBar
        place={place}
        change={change}
        streams={streams}
        shards={known}
        mayRead={gap === undefined}
        onRead={readAgain}
      />
      {stream === undefined ? (
        <NoStream pending={streams.isPending} failure={streams.error} />
      ) : gap !== undefined ? (
        <div className="records__message">
          <NotAllowed header={`Your role may not read ${stream}`} gap={gap} />
        </div>
      ) : shards.error?.kind === 'not-found' ? (
        <div className="records__message">
          <Failure
            what={`The stream ${stream} could not be read.`}
            failure={shards.error}
            onRetry={() => void shards.refetch()}
          />
        </div>
      ) : place.mode === 'step' ? (
        <StepView key={stream} stream={stream} shards={known} />
      ) : place.mode === 'consumers' ? (
        <Suspense fallback={<Loading what="the consumers" />}>
          <ConsumersView key={stream} stream={stream} shards={known} />
        </Suspense>
      ) : (
        <LiveView
          key={stream}
          stream={stream}
          place={place}
          change={change}
          shards={known}
          onRead={readAgain}
        />
      )}
    </div>
  );
}

/** There is no stream to read, not yet, or the list could not be had. */
function NoStream({
  pending,
  failure,
}: {
  readonly pending: boolean;
  readonly failure: ServiceFailure | null;
}) {
  if (failure !== null)
    return <Failure what="The streams could not be listed." failure={failure} />;
  if (pending) return <Loading what="the streams" />;
  return (
    <Empty
      title="There is no stream here yet"
      action={<Link href="/streams">Create a stream</Link>}
    >
      Create one, send some records from the workbench, and look at them here.
    </Empty>
  );
}
