import { opens, type JsonLines } from './json-tree-lines.ts';

export interface TreePlace {
  readonly lines: JsonLines;
  /** Lines in view that can be walked to, in order. */
  readonly items: readonly number[];
  readonly folded: ReadonlySet<number>;
  readonly current: number;
}

export type TreeStep =
  | { readonly type: 'go'; readonly line: number }
  /** Folds or unfolds the current line. */
  | { readonly type: 'toggle' };

/** What a key does in a tree, as the ARIA practices have it; `undefined` when it does nothing. */
export function stepInTree(
  key: string,
  { lines, items, folded, current }: TreePlace,
): TreeStep | undefined {
  const at = items.indexOf(current);
  const go = (line: number | undefined): TreeStep | undefined =>
    line === undefined || line < 0 ? undefined : { type: 'go', line };
  switch (key) {
    case 'ArrowDown':
      return go(items[at + 1]);
    case 'ArrowUp':
      return go(items[at - 1]);
    case 'Home':
      return go(items[0]);
    case 'End':
      return go(items.at(-1));
    case 'ArrowRight':
      if (!opens(lines, current)) return undefined;
      return folded.has(current) ? { type: 'toggle' } : go(items[at + 1]);
    case 'ArrowLeft':
      if (opens(lines, current) && !folded.has(current)) return { type: 'toggle' };
      return go(lines.parent[current]);
    case 'Enter':
    case ' ':
      return opens(lines, current) ? { type: 'toggle' } : undefined;
    default:
      return undefined;
  }
}
