import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useStore } from 'zustand';
import { draft } from '../../state/run/draft.ts';
import { choiceOf } from '../scenario/key-choices.ts';
import { ChoiceFields } from '../scenario/choice-fields.tsx';
import type { DraftProblems } from '../scenario/draft-to-scenario.ts';
import { canBeBytes, PROFILE_CHOICES, unitOf, type RateUnit } from '../scenario/profile-choices.ts';
import { StagesField } from './stages-field.tsx';
import { WeekFields } from './week-fields.tsx';
import { formatCount, fieldNumber } from '../../text/format.ts';

const UNITS: readonly { value: RateUnit; label: string }[] = [
  { value: 'records', label: 'records/s' },
  { value: 'bytes', label: 'KiB/s' },
];

/** How the rate goes over time: the profile, its unit, and the fields it needs. */
export function ProfileFields({ problems }: { readonly problems: DraftProblems }) {
  const { type, values } = useStore(draft, (state) => state.profile);
  const choice = choiceOf(PROFILE_CHOICES, type);
  const unit = unitOf(type, values);
  const set = (name: string, text: string): void => {
    draft.setState({ profile: { type, values: { ...values, [name]: text } } });
  };
  const fields = { values, problems, unit, onChange: set };
  return (
    <>
      <div className="profile-fields__head">
        <FormField label="Profile" stretch>
          <Select
            selectedOption={choice}
            options={PROFILE_CHOICES}
            onChange={({ detail }) => {
              const next = detail.selectedOption.value ?? 'constant';
              draft.setState({ profile: { type: next, values: {} } });
            }}
          />
        </FormField>
        {canBeBytes(type) && (
          <FormField label="Counted in" stretch>
            <Select
              selectedOption={UNITS.find(({ value }) => value === unit) ?? null}
              options={UNITS}
              onChange={({ detail }) => {
                set('unit', detail.selectedOption.value ?? 'records');
              }}
            />
          </FormField>
        )}
      </div>
      <p className="secondary">{choice.description}</p>
      {choice.value === 'stages' ? (
        <StagesField {...fields} />
      ) : choice.value === 'grid' ? (
        <WeekFields {...fields} />
      ) : (
        <ChoiceFields choice={choice} path="profile" {...fields} />
      )}
      {choice.value === 'constant' && <RatePresets unit={unit} />}
    </>
  );
}

const PRESETS = [100, 1000, 2500, 5000] as const;

interface Props {
  readonly unit: RateUnit;
}

/** Common rates, one press each. */
function RatePresets({ unit }: Props) {
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
