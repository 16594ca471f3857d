import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView } from '@codemirror/view';
import { pieces } from './tags.ts';
import { blockTagsAt } from '../../template/editor/block-tags.ts';

/** Texts longer than this are shown plain: highlighting would slow typing. */
const LONGEST_HIGHLIGHTED = 200_000;

function highlight(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  if (view.state.doc.length > LONGEST_HIGHLIGHTED) return builder.finish();
  for (const { from, to, kind } of pieces(view.state.doc.toString()))
    builder.add(from, to, Decoration.mark({ class: `t-${kind}` }));
  return builder.finish();
}

/** Colours tags, functions, arguments, and the JSON around them. */
export const tagHighlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = highlight(view);
    }

    update(update: { docChanged: boolean; view: EditorView }): void {
      if (update.docChanged) this.decorations = highlight(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Longer texts are not searched at every move of the cursor. */
const LONGEST_SEARCHED = 100_000;

function lightUp({ state }: EditorView): DecorationSet {
  const { main } = state.selection;
  if (!main.empty || state.doc.length > LONGEST_SEARCHED) return Decoration.none;
  const mark = Decoration.mark({ class: 'cm-matchingBracket' });
  return Decoration.set(
    blockTagsAt(state.doc.toString(), main.head).map(({ offset, length }) =>
      mark.range(offset, offset + length),
    ),
  );
}

/** With the cursor in `#repeat`, `#choose`, `#maybe` or an end of them, all tags of the block light up. */
export const blockMatching = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = lightUp(view);
    }

    update(update: { docChanged: boolean; selectionSet: boolean; view: EditorView }): void {
      if (update.docChanged || update.selectionSet) this.decorations = lightUp(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
