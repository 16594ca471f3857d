// What comments and documents point at, and whether it is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { anchorsOf } from './headings.mjs';

/** A page by its path, and the heading in it; not the end of a web address. */
const PAGE = /(?<![\w/.-]|:\/\/\S*)((?:[\w.-]+\/)*[\w-]+\.md)\b(?:#([\p{L}\p{N}_-]+))?/gu;
/** A link of Markdown that stays in the repository. */
const LINK = /\]\((?![a-z]+:)([^)\s#]*)(?:#([^)\s]+))?\)/g;
const DECISION = /\bdecisions? (\d{4})\b/gi;
/** A paragraph of something that is no public standard: nobody can look it up. */
const PARAGRAPH = /(?<!\b(?:RFC |ECMA-)\d+ )\u00A7/g;

/**
 * What the text of a file points at in vain.
 * @param {string} text
 * @param {string} file its path from the root, to which links may be relative
 * @param {string} root the folder of the repository
 * @returns {string[]} `FILE:LINE: what is wrong`
 */
export function linkProblems(text, file, root) {
  const problems = [];
  const say = (index, words) => {
    problems.push(`${file}:${text.slice(0, index).split('\n').length}: ${words}`);
  };
  const check = (index, target, anchor) => {
    const path = target === '' ? resolve(root, file) : pathOf(target, file, root);
    if (path === undefined) say(index, `${target} is not in the repository`);
    else if (anchor !== undefined && !anchorsIn(path).has(anchor))
      say(index, `${target || 'this page'} has no heading for #${anchor}`);
  };
  const isMarkdown = file.endsWith('.md');
  for (const { index, 0: words, 1: page, 2: anchor } of text.matchAll(PAGE)) {
    // The address of a link of Markdown comes next; its label is free.
    const isLink =
      text.slice(index - 2, index) === '](' || text.startsWith('](', index + words.length);
    if (!isMarkdown || !isLink) check(index, page, anchor);
  }
  if (isMarkdown)
    for (const { index, 1: target, 2: anchor } of text.matchAll(LINK)) check(index, target, anchor);
  for (const { index, 0: words, 1: number } of text.matchAll(DECISION))
    if (!decisionNumbers(root).has(number)) say(index, `there is no ${words}`);
  for (const { index } of text.matchAll(PARAGRAPH))
    say(index, 'a paragraph of what is no public standard: link to a heading of docs/');
  return problems;
}

/** Where a link leads, from the root or from the file's own folder; never out of the repository. */
function pathOf(target, file, root) {
  return [resolve(root, target), resolve(root, dirname(file), target)].find(
    (path) => path.startsWith(root + sep) && existsSync(path),
  );
}

function decisionNumbers(root) {
  return new Set(readdirSync(resolve(root, 'docs/decisions')).map((name) => name.slice(0, 4)));
}

/** By path: many comments link to the same few pages. */
const anchors = new Map();

function anchorsIn(path) {
  if (!anchors.has(path)) anchors.set(path, anchorsOf(readFileSync(path, 'utf8')));
  return anchors.get(path);
}
