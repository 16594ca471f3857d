import { choiceOf } from './start-choice.ts';
import './time-picker.css';

interface Props {
  /** The time as it is typed: local, or ISO 8601 with a zone. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onEnter?: () => void;
}

/** The browser's own calendar and clock, for who would rather pick than type. */
export function TimePicker({ text, onText, onEnter }: Props) {
  return (
    <input
      className="time-picker"
      type="datetime-local"
      step={1}
      aria-label="Pick a time, local"
      value={localValue(text)}
      onChange={({ target }) => {
        const at = Date.parse(target.value);
        if (Number.isFinite(at)) onText(new Date(at).toISOString());
      }}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onEnter?.();
      }}
    />
  );
}

/** What such a field takes: local time to the second; nothing while the text is no time. */
export function localValue(text: string): string {
  const choice = choiceOf('AT_TIMESTAMP', text);
  if (typeof choice === 'string' || choice.kind !== 'AT_TIMESTAMP') return '';
  const date = new Date(choice.at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  const day = `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
