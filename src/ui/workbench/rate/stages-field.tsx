import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import type { DraftProblems } from '../scenario/draft-to-scenario.ts';
import type { RateUnit } from '../scenario/profile-choices.ts';
import { fieldText, choiceOf } from '../scenario/key-choices.ts';
import { PROFILE_CHOICES } from '../scenario/profile-choices.ts';

interface Props {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: DraftProblems;
  readonly unit: RateUnit;
  readonly onChange: (name: string, text: string) => void;
}

/** A list of stages, one a line. */
export function StagesField({ values, problems, unit, onChange }: Props) {
  const [field] = choiceOf(PROFILE_CHOICES, 'stages').fields;
  if (field === undefined) return null;
  return (
    <FormField
      label={field.label}
      description={`“500 for 20s” holds a rate, “to 3000 in 30s” goes there along a line. Rates in ${
        unit === 'bytes' ? 'KiB/s' : 'records/s'
      }; times in s, min or h.`}
      errorText={stageProblem(problems)}
      stretch
    >
      <Textarea
        value={fieldText(field, values)}
        rows={5}
        spellcheck={false}
        onChange={({ detail }) => {
          onChange(field.name, detail.value);
        }}
      />
    </FormField>
  );
}

/** What is wrong, and in which stage: `profile.stages.2.rate` is the third. */
function stageProblem(problems: DraftProblems): string | undefined {
  for (const [path, message] of Object.entries(problems)) {
    const match = /^profile\.stages\.(\d+)\./.exec(path);
    if (match !== null) return `Stage ${Number(match[1]) + 1}: ${message}`;
    if (path === 'profile.stages')
      return 'There is no stage yet. Write one a line, such as 500 for 20s.';
  }
  return undefined;
}
