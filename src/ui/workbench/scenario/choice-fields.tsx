import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { fieldText, type Choice, type ChoiceField } from './key-choices.ts';
import { problemOf, type DraftProblems } from './draft-to-scenario.ts';
import { rateLabel, type RateUnit } from './profile-choices.ts';
import './choice-fields.css';

const TEXTS: ReadonlySet<ChoiceField['kind']> = new Set(['text', 'weights']);

interface Props {
  readonly choice: Choice;
  readonly values: Readonly<Record<string, string>>;
  /** Where the choice stands in the scenario: `keys`, `profile`. */
  readonly path: string;
  readonly problems: DraftProblems;
  /** What the rates are in. */
  readonly unit?: RateUnit;
  readonly onChange: (name: string, text: string) => void;
}

/** The fields that a choice needs, each with what is wrong with it. */
export function ChoiceFields({
  choice,
  values,
  path,
  problems,
  unit = 'records',
  onChange,
}: Props) {
  return (
    <div className="choice-fields">
      {choice.fields.map((field) => (
        <FormField
          key={field.name}
          label={field.kind === 'rate' ? rateLabel(field.label, unit) : field.label}
          errorText={problemOf(problems, path, field.name)}
          stretch
        >
          <Input
            value={fieldText(field, values)}
            inputMode={TEXTS.has(field.kind) ? 'text' : 'decimal'}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => {
              onChange(field.name, detail.value);
            }}
          />
        </FormField>
      ))}
    </div>
  );
}
