import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView } from '@codemirror/view';
import { pieces } from './tags.ts';

/** Texts longer than this are shown plain: highlighting would slow typing. */
const LONGEST = 200_000;

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  if (view.state.doc.length > LONGEST) return builder.finish();
  for (const { from, to, kind } of pieces(view.state.doc.toString()))
    builder.add(from, to, Decoration.mark({ class: `t-${kind}` }));
  return builder.finish();
}

/** Colours tags, functions, arguments, and the JSON around them. */
export const tagHighlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: { docChanged: boolean; view: EditorView }): void {
      if (update.docChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
