import Button from '@cloudscape-design/components/button';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { formatCount, formatDuration } from '../../text/format.ts';
import { loadRunHistory, runHistory } from '../../state/run/run-history.ts';
import { useOwnRun } from '../../state/run/own-run.ts';
import { isGoing, pauseRun, resumeRun, run, stopRun } from '../../state/run/run.ts';
import { rateText, outcomeText, runStateText } from '../../run/run-text.ts';
import './run-bar.css';

interface Props {
  /** The stream that is chosen. */
  readonly stream: string | undefined;
  /** Why Start cannot be pressed, in words; `undefined` when it can. */
  readonly blocked: string | undefined;
  readonly onStart: () => void;
}

const NO_RUN = { snapshot: undefined, keptId: undefined } as const;

/** Start, pause, stop, and what the run is doing. */
export function RunBar({ stream, blocked, onStart }: Props) {
  const inView = useStore(run);
  const { asked, unit } = inView;
  const own = useOwnRun(stream);
  const going = isGoing(inView.snapshot);
  // A run that goes on keeps its buttons, wherever it goes. One that has ended elsewhere says nothing here.
  const { snapshot, keptId } = going || own !== undefined ? inView : NO_RUN;
  const elsewhere = going && own === undefined ? `To ${inView.stream} on ${inView.place}: ` : '';
  const state = snapshot?.state.type;
  const bar = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  // The button that was pressed is gone then: the keyboard stays at its place.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) bar.current?.focus();
  }, [going]);
  return (
    <div
      className="run-bar"
      data-tour="start"
      role="group"
      aria-label="Run"
      tabIndex={-1}
      ref={bar}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={() => {
        hadFocus.current = false;
      }}
    >
      {going ? (
        <>
          {state === 'paused' ? (
            <Button variant="primary" onClick={() => void resumeRun()}>
              Resume
            </Button>
          ) : (
            <Button disabled={state !== 'running'} onClick={() => void pauseRun()}>
              Pause
            </Button>
          )}
          <Button
            variant={state === 'paused' ? 'normal' : 'primary'}
            onClick={() => void stopRun()}
          >
            {state === 'stopping' ? 'Give up the rest' : 'Stop'}
          </Button>
        </>
      ) : (
        <Button
          variant="primary"
          iconName="caret-right-filled"
          loading={asked}
          loadingText="Starting"
          disabled={blocked !== undefined}
          {...(blocked !== undefined && { disabledReason: blocked })}
          onClick={onStart}
        >
          Start
        </Button>
      )}
      <div className="run-bar__state" role="status">
        {blocked !== undefined && !going && snapshot === undefined
          ? blocked
          : `${elsewhere}${runStateText(snapshot, inView.place)}`}
        {/* How the run ended stays in view, though its settings would not start another one. */}
        {blocked !== undefined && !going && snapshot !== undefined && `. ${blocked}`}
      </div>
      {!going && keptId !== undefined && <Link href={`/runs/${keptId}`}>Report</Link>}
      {snapshot !== undefined && !going && (
        <div className="run-bar__figures num secondary">{outcomeText(snapshot)}</div>
      )}
      {snapshot !== undefined && going && (
        <div className="run-bar__figures num secondary">
          {rateText(snapshot.targetRate, unit)} · {formatDuration(snapshot.elapsedMs)}
        </div>
      )}
      {snapshot === undefined && !asked && <LastRun />}
    </div>
  );
}

/** After a reload: the way back to what the last run found. */
function LastRun() {
  const last = useStore(runHistory, ({ runs }) => runs?.[0]);
  useEffect(() => {
    void loadRunHistory();
  }, []);
  if (last === undefined) return null;
  return (
    <div className="run-bar__last num secondary">
      <Link href={`/runs/${last.id}`}>Last run</Link> · {formatCount(last.result.accepted)} accepted
      · stream {last.result.scenario.stream}
    </div>
  );
}
