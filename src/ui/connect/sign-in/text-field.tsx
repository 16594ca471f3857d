import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  readonly error?: string | undefined;
  /** `code`: digits, offered by phones from a message. */
  readonly kind?: 'text' | 'current-password' | 'new-password' | 'code' | 'username';
  readonly autoFocus?: boolean;
}

/** One field of a sign-in form. What is typed stays in the form. */
export function TextField(props: Props) {
  const { label, value, onChange, description, error, kind = 'text', autoFocus = false } = props;
  const secret = kind === 'current-password' || kind === 'new-password';
  return (
    <FormField label={label} description={description} errorText={error}>
      <Input
        value={value}
        type={secret ? 'password' : 'text'}
        inputMode={kind === 'code' ? 'numeric' : 'text'}
        autoComplete={kind === 'code' ? 'one-time-code' : kind === 'text' ? false : kind}
        autoFocus={autoFocus}
        spellcheck={false}
        onChange={({ detail }) => {
          onChange(detail.value);
        }}
      />
    </FormField>
  );
}
