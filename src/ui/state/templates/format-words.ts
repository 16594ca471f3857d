import type { SavedTemplate } from './templates.ts';

const SHOWN: readonly (readonly [text: string, shown: string])[] = [
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
];

/** Text on one line, for a field: a line feed shows as \n. */
export function showEscaped(text: string): string {
  return SHOWN.reduce((shown, [from, to]) => shown.replaceAll(from, to), text);
}

/** What was typed into such a field. A backslash before anything else stands for itself. */
export function readEscaped(shown: string): string {
  return shown.replaceAll(/\\[\\nrt]/g, (pair) => SHOWN.find(([, to]) => to === pair)?.[0] ?? pair);
}

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
