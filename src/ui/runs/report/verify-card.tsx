import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useStore } from 'zustand';
import { connectionName } from '../../../connection/connection.ts';
import type { LetGo } from '../../../reader/verify/missing-reasons.ts';
import { Card } from '../../components/card.tsx';
import { formatCount } from '../../text/format.ts';
import { connection } from '../../state/connection/connection.ts';
import { changeRun, type KeptRun } from '../../state/run/run-history.ts';
import { threads } from '../../state/connection/threads.ts';
import { MISSING_WORDS, verifyText } from '../figures/verify-text.ts';
import './verify-card.css';

/** Reads the stream back and says whether every accepted record is there. */
export function VerifyCard({ run }: { readonly run: KeptRun }) {
  const [progress, setProgress] = useState<{ read: number; found: number; receipts: number }>();
  const [problem, setProblem] = useState<string>();
  const place = useStore(connection, (state) => connectionName(state.current));
  const elsewhere = place !== run.place;

  async function verify(receiptsId: string): Promise<void> {
    setProblem(undefined);
    setProgress({ read: 0, found: 0, receipts: 0 });
    const { load } = await threads();
    const { stream } = run.result.scenario;
    const letGo = await letGoBy(stream);
    const stop = load.on('verify:progress', setProgress);
    const startedAt = Date.parse(run.result.startedAt);
    const answer = await load.call('verify:start', {
      receiptsId,
      run: {
        stream,
        letGo,
        startedAt,
        endedAt: startedAt + run.result.durationMs,
        stamp: run.result.stamp,
      },
    });
    stop();
    setProgress(undefined);
    if (!answer.ok) setProblem(answer.error);
    else
      await changeRun(run.id, { verified: { at: new Date().toISOString(), report: answer.value } });
  }

  return (
    <Card title="Verify delivery">
      <div className="stack">
        <p className="secondary">
          Reads {run.result.scenario.stream} back from before the run and looks for the receipt of
          every accepted record.
        </p>
        {progress !== undefined ? (
          <div className="row" role="status">
            <progress
              aria-label="Receipts found"
              max={Math.max(1, progress.receipts)}
              value={progress.found}
            />
            <span className="num">
              {formatCount(progress.found)} of {formatCount(progress.receipts)} found,{' '}
              {formatCount(progress.read)} read
            </span>
            <Button
              onClick={() => {
                void threads().then(({ load }) => load.call('verify:cancel', undefined));
              }}
            >
              Cancel
            </Button>
          </div>
        ) : (
          <div className="row">
            <Button
              disabled={run.receiptsId === undefined || elsewhere}
              onClick={() => {
                if (run.receiptsId !== undefined) void verify(run.receiptsId);
              }}
            >
              Verify now
            </Button>
            {run.receiptsId === undefined && <span>Its receipts were not kept.</span>}
            {elsewhere && <span>Connect to {run.place} first: the stream is there.</span>}
          </div>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        {run.verified !== undefined && (
          <div className={`verify verify--${run.verified.report.outcome}`} role="status">
            <p className="verify__words">{verifyText(run.verified.report)}</p>
            <p className="secondary">
              Checked {new Date(run.verified.at).toLocaleString()};{' '}
              {formatCount(run.verified.report.read)} records read,{' '}
              {formatCount(run.verified.report.others)} of them of other producers or runs.
            </p>
            <ul>
              {run.verified.report.missingExamples.slice(0, 5).map((missing) => (
                <li key={missing.sequenceNumber} className="mono">
                  missing: {missing.shardId} {missing.sequenceNumber} ({MISSING_WORDS[missing.why]})
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}

/** What the practice stream let go by itself; `undefined` on AWS and elsewhere. */
async function letGoBy(stream: string): Promise<LetGo | undefined> {
  if (connection.getState().current.kind !== 'practice') return undefined;
  const { practice } = await threads();
  const { streams } = await practice.call('state:get', undefined);
  return streams.find(({ name }) => name === stream);
}
