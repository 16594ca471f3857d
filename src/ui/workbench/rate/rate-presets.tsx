import { useStore } from 'zustand';
import { formatCount, fieldNumber } from '../../text/format.ts';
import { draft } from '../../state/run/draft.ts';
import type { RateUnit } from '../scenario/profile-choices.ts';

const PRESETS = [100, 1000, 2500, 5000] as const;

interface Props {
  readonly unit: RateUnit;
}

/** Common rates, one press each. */
export function RatePresets({ unit }: Props) {
  const text = useStore(draft, (state) => state.profile.values['rate'] ?? '1000');
  const typed = fieldNumber(text);
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
    </div>
  );
}
