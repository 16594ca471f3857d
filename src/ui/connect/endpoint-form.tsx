import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { EndpointFields, EndpointProblems } from './endpoint-fields.ts';

interface Props {
  readonly fields: EndpointFields;
  readonly problems: EndpointProblems;
  /** What the page may reach besides this machine. */
  readonly origins: readonly string[];
  readonly onChange: (fields: EndpointFields) => void;
}

/** Where an endpoint is, and the keys that sign requests to it. */
export function EndpointForm({ fields, problems, origins, onChange }: Props) {
  const field = (
    name: keyof EndpointFields,
    label: string,
    description?: string,
    secret = false,
  ) => (
    <FormField label={label} description={description} errorText={problems[name]}>
      <Input
        value={fields[name]}
        type={secret ? 'password' : 'text'}
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => {
          onChange({ ...fields, [name]: detail.value });
        }}
      />
    </FormField>
  );
  return (
    <SpaceBetween size="m">
      {field(
        'url',
        'Endpoint URL',
        `A port on this machine, such as http://localhost:4567${origins.length === 0 ? '' : `, or ${origins.join(', ')}`}`,
      )}
      {field('region', 'Region')}
      {field('accessKeyId', 'Access key id', 'Kept in memory of this tab only, gone on reload.')}
      {field('secretAccessKey', 'Secret access key', undefined, true)}
    </SpaceBetween>
  );
}
