import { highlightTemplate } from './highlight.ts';
import type { Span } from '../language/problem.ts';

interface Tag extends Span {
  /** `#repeat`, `or`, `/choose`; empty for tags that belong to no block. */
  readonly word: string;
}

/**
 * The tags of the block whose tag stands at an offset: from `#choose` over each `or` to
 * `/choose`. Empty at other places, and for a block that is not closed.
 */
export function blockTagsAt(source: string, offset: number): readonly Span[] {
  const open: Tag[][] = [];
  for (const tag of tagsOf(source)) {
    if (tag.word.startsWith('#')) open.push([tag]);
    else if (tag.word === 'or' || tag.word === 'else') open.at(-1)?.push(tag);
    else if (tag.word.startsWith('/')) {
      const block = open.pop();
      if (block?.[0]?.word.slice(1) !== tag.word.slice(1)) return [];
      block.push(tag);
      if (block.some((one) => offset >= one.offset && offset <= one.offset + one.length))
        return block;
    }
  }
  return [];
}

function tagsOf(source: string): Tag[] {
  const tags: Tag[] = [];
  let from = -1;
  for (const { kind, offset, length } of highlightTemplate(source)) {
    if (kind !== 'brace') continue;
    if (from < 0) from = offset;
    else {
      const inside = source.slice(from + 2, offset).trimStart();
      const [word = ''] = /^(?:[#/](?:repeat|choose|maybe)|or|else)\b/.exec(inside) ?? [];
      tags.push({ offset: from, length: offset + length - from, word });
      from = -1;
    }
  }
  return tags;
}
