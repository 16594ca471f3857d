import { useStore } from 'zustand';
import { formatCount } from '../components/format.ts';
import { draft } from '../state/draft.ts';
import { fieldNumber } from './field-number.ts';
import type { RateUnit } from './profile-choices.ts';
import { isGoing, run, setRunRate } from '../state/run.ts';

const PRESETS = [100, 1000, 2500, 5000] as const;
const KIB = 1024;

interface Props {
  readonly unit: RateUnit;
}

/** Common rates, one press each; while a run goes on, the rate can be changed in it. */
export function RatePresets({ unit }: Props) {
  const text = useStore(draft, (state) => state.profile.values['rate'] ?? '1000');
  const going = useStore(run, (state) => isGoing(state.snapshot));
  const targetRate = useStore(run, (state) => state.snapshot?.targetRate);
  const sameUnit = useStore(run, (state) => state.unit === unit);
  const scale = unit === 'bytes' ? KIB : 1;
  const typed = fieldNumber(text);
  const differs = typeof typed === 'number' && typed > 0 && typed * scale !== targetRate;
  return (
    <div className="row" role="group" aria-label="Common rates">
      {PRESETS.map((rate) => (
        <button
          key={rate}
          type="button"
          className="small-button num"
          aria-pressed={typed === rate}
          onClick={() => {
            draft.setState({
              profile: {
                type: 'constant',
                values: { rate: String(rate), ...(unit === 'bytes' && { unit }) },
              },
            });
          }}
        >
          {formatCount(rate)}
        </button>
      ))}
      {going && sameUnit && differs && (
        <button
          type="button"
          className="small-button small-button--primary"
          onClick={() => void setRunRate(typed * scale)}
        >
          Change the running rate to {formatCount(typed)}
          {unit === 'bytes' ? ' KiB' : ''}/s
        </button>
      )}
    </div>
  );
}
