import Button from '@cloudscape-design/components/button';
import { formatWords } from '../../state/templates/format-words.ts';
import type { SavedTemplate } from '../../state/templates/templates.ts';

interface Props extends Pick<
  SavedTemplate,
  'delimiter' | 'output' | 'locale' | 'compression' | 'lists'
> {
  readonly onReset: () => void;
}

/** What the template brought along besides its text; nothing when that is nothing. */
export function FormatNote({ delimiter, output, locale, compression, lists, onReset }: Props) {
  const names = Object.keys(lists);
  const isPlain = delimiter === 'newline' && (output === 'auto' || output === 'json');
  if (isPlain && locale === 'en' && names.length === 0) return null;
  const own = names.length === 0 ? '' : ` Lists: ${names.join(', ')}.`;
  return (
    <p className="secondary">
      {formatWords({ delimiter, output, locale, compression })}
      {own}{' '}
      <Button variant="inline-link" ariaLabel="Plain lines, without lists" onClick={onReset}>
        Reset
      </Button>
    </p>
  );
}
