import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { fieldText, type Choice } from './choice.ts';
import { problemOf, type DraftProblems } from './draft-scenario.ts';
import './choice-fields.css';

interface Props {
  readonly choice: Choice;
  readonly values: Readonly<Record<string, string>>;
  /** Where the choice stands in the scenario: `keys`, `profile`. */
  readonly path: string;
  readonly problems: DraftProblems;
  readonly onChange: (name: string, text: string) => void;
}

/** The fields that a choice needs, each with what is wrong with it. */
export function ChoiceFields({ choice, values, path, problems, onChange }: Props) {
  return (
    <div className="choice-fields">
      {choice.fields.map((field) => (
        <FormField
          key={field.name}
          label={field.label}
          errorText={problemOf(problems, path, field.name)}
          stretch
        >
          <Input
            value={fieldText(field, values)}
            inputMode={field.kind === 'number' || field.kind === 'seconds' ? 'decimal' : 'text'}
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
