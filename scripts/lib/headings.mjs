// The headings of a Markdown page, and what stands under them.

/** Lines of a page without those inside fenced blocks, which are code. */
function proseLines(page) {
  let isCode = false;
  return page.split('\n').filter((line) => {
    const isFence = line.startsWith('```');
    if (isFence) isCode = !isCode;
    return !isCode && !isFence;
  });
}

/**
 * @param {string} page Markdown
 * @param {number} level 2 for `##`
 * @returns {{ title: string, text: string }[]} the sections of this level, each with all below it
 */
export function sectionsOf(page, level) {
  const sections = [];
  for (const line of proseLines(page)) {
    const [, marks, title] = /^(#+) (.+)$/.exec(line) ?? [];
    if (marks !== undefined && marks.length <= level)
      sections.push({ title, text: '', isWanted: marks.length === level });
    else if (sections.length > 0) sections.at(-1).text += `${line}\n`;
  }
  return sections.filter(({ isWanted }) => isWanted).map(({ title, text }) => ({ title, text }));
}

/**
 * The anchors of a page as GitHub makes them of its headings: lower case, hyphens for blanks,
 * nothing but letters, digits, hyphens and underscores; a second one of a name gets a number.
 * @param {string} page Markdown
 * @returns {Set<string>}
 */
export function anchorsOf(page) {
  const anchors = new Set();
  const times = new Map();
  for (const line of proseLines(page)) {
    const title = /^#+ (.+)$/.exec(line)?.[1];
    if (title === undefined) continue;
    const name = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    anchors.add(before === 0 ? name : `${name}-${before}`);
  }
  return anchors;
}
