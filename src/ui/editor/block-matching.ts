import { Decoration, ViewPlugin, type DecorationSet, type EditorView } from '@codemirror/view';
import { blockTagsAt } from '../../template/editor/block-tags.ts';

/** Longer texts are not searched at every move of the cursor. */
const LONGEST = 100_000;

function decorate({ state }: EditorView): DecorationSet {
  const { main } = state.selection;
  if (!main.empty || state.doc.length > LONGEST) return Decoration.none;
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
      this.decorations = decorate(view);
    }

    update(update: { docChanged: boolean; selectionSet: boolean; view: EditorView }): void {
      if (update.docChanged || update.selectionSet) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
