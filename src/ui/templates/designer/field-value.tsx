import { useId, useState } from 'react';
import { editedField, type JsonField } from './json-fields.ts';

interface Props {
  readonly template: string;
  readonly field: JsonField;
  readonly onChange: (template: string) => void;
}

const WAITING: Readonly<Record<JsonField['kind'], string>> = {
  call: 'Not in the template yet: a quote or a bracket is not closed.',
  text: 'Not in the template yet: write \\" for a quote, and close each tag.',
  literal: 'Not in the template yet: a number, true, false or null stands here.',
};

/** One value of the grid. What would break the template waits here until it is whole. */
export function FieldValue({ template, field, onChange }: Props) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string }>();
  const note = useId();
  const waiting = typed?.over === field.text ? typed.text : undefined;
  const why = waiting === undefined ? field.readOnly : WAITING[field.kind];
  return (
    <>
      <input
        className="mono"
        aria-label={`Value of ${field.path}`}
        aria-describedby={why === undefined ? undefined : note}
        aria-invalid={waiting !== undefined}
        value={waiting ?? field.text}
        readOnly={field.readOnly !== undefined}
        spellCheck={false}
        onChange={({ target }) => {
          const edited = editedField(template, field, target.value);
          setTyped(edited === undefined ? { text: target.value, over: field.text } : undefined);
          if (edited !== undefined) onChange(edited);
        }}
      />
      {why !== undefined && (
        <span id={note} className="field-grid__why">
          {why}
        </span>
      )}
    </>
  );
}
