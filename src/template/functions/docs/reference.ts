import { type CatalogueEntry, NOT_CALLABLE, catalogue } from './catalogue.ts';

const TITLES: readonly (readonly [CatalogueEntry['family'], string, string])[] = [
  ['shardlab', 'Functions of Shardlab', ''],
  [
    'kdg',
    'Functions of KDG',
    'Old names keep working; the editor names the new one. Where a name is faker 10’s too, this is the meaning that counts.\n\n',
  ],
  [
    'faker',
    'Functions of faker 10',
    'Arguments in braces are named: `number.int(min=1, max=6)` or `number.int({"min":1,"max":6})`.\n\n',
  ],
];

/** The reference part of docs/templates.md: every function, from the catalogue. */
export function referenceMarkdown(): string {
  const sections = TITLES.map(([family, title, text]) => {
    const rows = catalogue()
      .filter((entry) => entry.family === family)
      .map(row);
    return `### ${title}\n\n${text}${rows.join('\n')}\n`;
  });
  const missing = [...NOT_CALLABLE].map((name) => `\`${name}\``).join(' and ');
  return `${sections.join('\n')}\nOf faker’s functions only ${missing} cannot be called: they take a function. Use \`#repeat\` and \`#maybe\`.\n`;
}

function row({ signature, summary, newName }: CatalogueEntry): string {
  const now = newName === undefined ? '' : ` Now \`${newName}\`.`;
  return `- \`${signature}\`: ${summary}${now}`;
}
