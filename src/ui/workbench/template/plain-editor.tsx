import './plain-editor.css';

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** What stands in the editor's place until it is loaded: as high, and it can be typed into. */
export function PlainEditor({ value, onChange }: Props) {
  return (
    <textarea
      className="plain-editor mono"
      aria-label="Record template"
      spellCheck={false}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
