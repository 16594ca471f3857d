import { useMemo } from 'react';
import { FieldValue } from './field-value.tsx';
import { jsonFields, type JsonField } from './json-fields.ts';
import './field-grid.css';

interface Props {
  readonly template: string;
  readonly onChange: (template: string) => void;
}

const KINDS: Readonly<Record<JsonField['kind'], string>> = {
  call: 'function',
  text: 'text',
  literal: 'value',
};

/** The template's fields as a grid. It changes one value at a time, and only that. */
export function FieldGrid({ template, onChange }: Props) {
  const fields = useMemo(() => jsonFields(template), [template]);
  if (fields === undefined)
    return (
      <p className="secondary">
        The grid shows the fields of a JSON object. This template is something else, or its braces
        and quotes do not close.
      </p>
    );
  return (
    <div className="field-grid__scroll">
      <table className="field-grid">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Is a</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.path}>
              <th scope="row" className="mono">
                {field.path}
              </th>
              <td className="secondary">{KINDS[field.kind]}</td>
              <td>
                <FieldValue template={template} field={field} onChange={onChange} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
