import { hoverTooltip } from '@codemirror/view';
import { functionCatalogue } from './catalogue.ts';
import { pieces } from './tags.ts';

/** Rests the pointer on a function: what it makes, and an example. */
export const explainFunction = hoverTooltip(async (view, position) => {
  const text = view.state.doc.toString();
  const piece = pieces(text).find(
    ({ from, to, kind }) => kind === 'name' && from <= position && position <= to,
  );
  if (piece === undefined) return null;
  const name = text.slice(piece.from, piece.to);
  const entry = (await functionCatalogue()).find((one) => one.name === name);
  if (entry === undefined) return null;
  return {
    pos: piece.from,
    end: piece.to,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-hover';
      dom.textContent = `${entry.signature}\n${entry.summary}\nfor example: ${entry.sample}`;
      return { dom };
    },
  };
});
