import { RECORDED } from './error-texts.ts';
import { FORM_TEXTS } from './form-texts.ts';
import { OURS } from './our-texts.ts';

/** The two tables of docs/simulator.md: what was recorded on AWS and where, and what is ours. */
export function textTables(): string {
  return [
    '### Recorded on AWS',
    '',
    ...table('where', [...RECORDED, ...FORM_TEXTS]),
    '',
    '### Ours',
    '',
    ...table('for what', OURS),
  ].join('\n');
}

function table(second: string, rows: readonly (readonly [string, string])[]): string[] {
  return [
    `| text | ${second} |`,
    '| --- | --- |',
    ...rows.map(([text, other]) => `| \`${text.replaceAll('\n', ' ').trim()}\` | ${other} |`),
  ];
}
