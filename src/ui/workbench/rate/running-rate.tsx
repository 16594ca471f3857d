import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount, fieldNumber } from '../../text/format.ts';
import { rateProblem } from '../../../load/profile/schema.ts';
import { draft, draftRate } from '../../state/run/draft.ts';
import { isGoing, run, setRunRate } from '../../state/run/run.ts';
import { unitOf } from '../scenario/profile-choices.ts';

const KIB = 1024;

/**
 * While the run in view goes on: its rate now, and another one from now on. Whatever its profile
 * was, it holds that rate then; the change is a mark on the charts.
 */
export function RunningRate() {
  const field = useId();
  const going = useStore(run, (state) => isGoing(state.snapshot) && !isStopping(state.snapshot));
  const unit = useStore(run, (state) => state.unit);
  const paused = useStore(run, (state) => state.snapshot?.state.type === 'paused');
  const target = useStore(run, (state) => state.snapshot?.targetRate ?? 0);
  const typedInForm = useStore(draft, (state) =>
    unitOf(state.profile.type, state.profile.values) === unit ? draftRate(state) : undefined,
  );
  const [typed, setTyped] = useState<string>();
  if (!going || unit === undefined) return null;
  const scale = unit === 'bytes' ? KIB : 1;
  const name = unit === 'bytes' ? 'KiB/s' : 'records/s';
  const offered = typedInForm === undefined || typedInForm * scale === target ? '' : typedInForm;
  const text = typed ?? String(offered);
  const rate = fieldNumber(text);
  const problem =
    text === '' ? undefined : problemOf(typeof rate === 'number' ? rate * scale : rate, unit);
  const usable = typeof rate === 'number' && problem === undefined;
  return (
    <form
      className="row running-rate"
      onSubmit={(event) => {
        event.preventDefault();
        if (!usable) return;
        void setRunRate(rate * scale);
        setTyped(undefined);
      }}
    >
      <label htmlFor={field}>
        {paused ? (
          'Paused. When it goes on'
        ) : (
          <>
            Running at <span className="num">{formatCount(Math.round(target / scale))}</span> {name}
            . From now on
          </>
        )}
      </label>
      <input
        id={field}
        className="running-rate__input num"
        inputMode="decimal"
        value={text}
        placeholder={name}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${field}-problem`}
        onChange={({ target: input }) => {
          setTyped(input.value);
        }}
      />
      <button type="submit" className="small-button small-button--primary" disabled={!usable}>
        {usable
          ? `Change the running rate to ${formatCount(rate)}${unit === 'bytes' ? ' KiB' : ''}/s`
          : 'Change the running rate'}
      </button>
      {problem !== undefined && (
        <span id={`${field}-problem`} className="running-rate__problem" role="alert">
          {problem}
        </span>
      )}
    </form>
  );
}

function problemOf(rate: number | string, unit: 'records' | 'bytes'): string | undefined {
  if (typeof rate === 'string') return `"${rate}" is not a number. Enter digits, such as 1000.`;
  return rateProblem(rate, { type: 'constant', unit, rate }, true);
}

function isStopping(snapshot: Parameters<typeof isGoing>[0]): boolean {
  return snapshot?.state.type === 'stopping';
}
