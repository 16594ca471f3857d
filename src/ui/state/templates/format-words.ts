import type { SavedTemplate } from './templates.ts';
import { showEscaped } from './escapes.ts';

const OUTPUTS: Readonly<Record<SavedTemplate['output'], string>> = {
  auto: 'as text',
  json: 'as JSON',
  csv: 'as CSV',
  text: 'as text',
  base64: 'as bytes, from base64',
};

/** `Sent as JSON, each ending with a newline.` */
export function formatWords({
  delimiter,
  output,
  locale,
  compression,
}: Pick<SavedTemplate, 'delimiter' | 'output' | 'locale' | 'compression'>): string {
  const words = locale === 'en' ? '' : `, with words of ${locale}`;
  const how = `${OUTPUTS[output]}${words}`;
  if (compression === 'gzip') return `Sent ${how}, each compressed with gzip.`;
  if (output === 'base64') return `Sent ${how}.`;
  const end =
    delimiter === 'newline'
      ? 'ending with a newline'
      : delimiter === 'none'
        ? 'with nothing after it'
        : `ending with ${showEscaped(delimiter)}`;
  return `Sent ${how}, each ${end}.`;
}
