import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { gapText } from '../../connection/cognito/role-limit.ts';
import { draft } from '../state/run/draft.ts';
import { notify } from '../state/notices.ts';
import { useStream, useStreams } from '../state/streams/queries.ts';
import { useRoleGap } from '../state/sign-in/role.ts';
import { useOwnRun } from '../state/run/own-run.ts';
import { isGoing, run, startRun } from '../state/run/run.ts';
import { TourOffer } from './tour/tour-offer.tsx';
import { Card } from '../components/card.tsx';
import { adviceFor } from '../components/failure-advice.ts';
import { AccountsCard } from './sending/accounts-card.tsx';
import { problemsByField, toScenario } from './scenario/draft-to-scenario.ts';
import { KeysCard } from './keys/keys-card.tsx';
import { LatencyTable } from '../run/latency-table.tsx';
import { LiveTail } from './tail/live-tail.tsx';
import { StorageNote } from '../components/storage-note.tsx';
import { AddProducer, ProducerStrip } from './run/producer-strip.tsx';
import { RateCard } from './rate/rate-card.tsx';
import { RunBar } from './run/run-bar.tsx';
import { ScenarioCard } from './scenario/scenario-card.tsx';
import { SendingCard } from './sending/sending-card.tsx';
import { StreamColumn } from './stream/stream-column.tsx';
import { StreamPicker, useStreamChoice } from './stream/stream-picker.tsx';
import { TemplateCard } from './template/template-card.tsx';
import { useDraftCheck } from './scenario/use-draft-check.ts';
import { WorkbenchTabs, type Column } from './workbench-tabs.tsx';
import './workbench.css';

const Tour = lazy(() => import('./tour/tour.tsx'));

/** The pipeline: producer, stream, consumers, left to right; three tabs on a narrow screen. */
export function Workbench() {
  const [stream, chooseStream] = useStreamChoice();
  const { isPending: loading, data: listed, error: unlisted } = useStreams();
  const gap = useRoleGap('write', stream);
  const view = useStream(gap === undefined ? stream : undefined);
  const notAllowed = listed?.find(({ name }) => name === stream)?.notAllowed;
  const { problems, prediction, curve } = useDraftCheck(stream, view.data?.shards);
  const snapshot = useStore(run, (state) => state.snapshot);
  const own = useOwnRun(stream);
  const [column, setColumn] = useState<Column>('producer');
  const [touring, setTouring] = useState(false);
  const going = isGoing(snapshot);
  const { refetch } = view;
  const isStuck = snapshot?.state.type === 'paused' && snapshot.state.reason.type === 'blocked';

  // A run that cannot go on knows first that something became of its stream.
  useEffect(() => {
    if (isStuck) void refetch();
  }, [isStuck, refetch]);

  const blocked =
    stream === undefined
      ? loading
        ? 'Loading streams…'
        : unlisted !== null
          ? `The streams could not be listed: ${unlisted.name}. ${adviceFor(unlisted)}`
          : 'Choose or create a stream first.'
      : gap !== undefined
        ? gapText(gap)
        : notAllowed !== undefined
          ? `Not allowed: ${notAllowed}. Choose another stream.`
          : Object.values(problems)[0];

  async function start(): Promise<void> {
    if (stream === undefined) return;
    const found = problemsByField(await startRun(toScenario(draft.getState(), stream), prediction));
    const [first] = Object.values(found);
    if (first !== undefined)
      notify({ type: 'error', header: 'The run could not start.', text: first });
    else setColumn('stream');
  }

  return (
    <div className="workbench">
      <h1 className="visually-hidden">Workbench</h1>
      <div className="workbench__bar">
        <StreamPicker
          stream={stream}
          view={view.data}
          failure={view.error ?? undefined}
          disabled={going}
          onChange={chooseStream}
        />
        {!going && (
          <TourOffer
            ready={view.data !== undefined}
            onStart={() => {
              setTouring(true);
            }}
          />
        )}
        <span className="grow" />
        <AddProducer />
        <RunBar stream={stream} blocked={blocked} onStart={() => void start()} />
      </div>
      <ProducerStrip />
      <WorkbenchTabs column={column} onChange={setColumn} />
      <div className={`workbench__columns workbench__columns--${column}`}>
        <section className="workbench__column stack" aria-label="Producer" id="column-producer">
          <TemplateCard />
          <RateCard problems={problems} curve={curve} />
          <KeysCard problems={problems} prediction={prediction} />
          <SendingCard problems={problems} />
          <ScenarioCard stream={stream} />
        </section>
        <section className="workbench__column stack" aria-label="Stream" id="column-stream">
          <StorageNote stream={stream} />
          <StreamColumn
            stream={stream}
            view={view.data}
            failure={view.error ?? undefined}
            prediction={prediction}
          />
          {own?.snapshot !== undefined && (
            <>
              <AccountsCard accounts={{ ...own.snapshot, ...own.snapshot.accounts }} />
              <Card title="Latency">
                <LatencyTable
                  whole={own.snapshot.latencyMs}
                  recent={own.snapshot.recentLatencyMs}
                />
              </Card>
            </>
          )}
        </section>
        <section className="workbench__column stack" aria-label="Consumers" id="column-consumers">
          <LiveTail key={stream} stream={stream} />
        </section>
      </div>
      {touring && view.data !== undefined && (
        <Suspense fallback={null}>
          <Tour
            view={view.data}
            onColumn={setColumn}
            onClose={() => {
              setTouring(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
