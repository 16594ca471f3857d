import Button from '@cloudscape-design/components/button';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { formatCount, formatDuration } from '../components/format.ts';
import { loadRunHistory, runHistory } from '../state/run-history.ts';
import { isGoing, pauseRun, resumeRun, run, stopRun } from '../state/run.ts';
import { rateText } from './mark-text.ts';
import { outcomeText, runStateText } from './run-text.ts';
import './run-bar.css';

interface Props {
  /** Why Start cannot be pressed, in words; `undefined` when it can. */
  readonly blocked: string | undefined;
  readonly onStart: () => void;
}

/** Start, pause, stop, and what the run is doing. */
export function RunBar({ blocked, onStart }: Props) {
  const { snapshot, asked, keptId, unit } = useStore(run);
  const going = isGoing(snapshot);
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
        {blocked !== undefined && !going ? blocked : runStateText(snapshot)}
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
    </div>
  );
}
