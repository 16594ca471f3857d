/**
 * What a template makes. `auto` and `text`: its text as it stands; `json`: the same, and the
 * editor checks that it is JSON (`auto`: where it begins like JSON); `csv`: values are quoted
 * and no value becomes a formula; `base64`: base64 text, whose bytes are sent.
 */
export const OUTPUTS = ['auto', 'json', 'csv', 'text', 'base64'] as const;
export type Output = (typeof OUTPUTS)[number];

/** What a delimiter's name stands for: `newline`, `none`, or the text itself. */
export function delimiterText(name: string): string {
  if (name === 'newline') return '\n';
  return name === 'none' ? '' : name;
}
