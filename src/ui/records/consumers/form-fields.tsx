import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';

interface Common {
  readonly label: string;
  readonly description?: string | undefined;
  readonly problem?: string | undefined;
}

export function TextField({
  label,
  description,
  problem,
  value,
  placeholder,
  unit,
  onChange,
}: Common & {
  readonly value: string;
  readonly placeholder?: string;
  /** Of a number. */
  readonly unit?: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <FormField
      label={unit === undefined ? label : `${label}, ${unit}`}
      description={description}
      errorText={problem}
      stretch
    >
      <Input
        value={value}
        {...(placeholder !== undefined && { placeholder })}
        {...(unit !== undefined && { type: 'number' as const })}
        spellcheck={false}
        autoComplete={false}
        onChange={({ detail }) => {
          onChange(detail.value);
        }}
      />
    </FormField>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly description?: string;
}

export function ChoiceField<T extends string>({
  label,
  description,
  problem,
  choices,
  value,
  onChange,
}: Common & {
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  return (
    <FormField label={label} description={description} errorText={problem} stretch>
      <Select
        options={choices}
        selectedOption={choices.find((choice) => choice.value === value) ?? null}
        onChange={({ detail }) => {
          const next = choices.find((choice) => choice.value === detail.selectedOption.value);
          if (next !== undefined) onChange(next.value);
        }}
      />
    </FormField>
  );
}
