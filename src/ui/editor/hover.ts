import { hoverTooltip } from '@codemirror/view';
import { languageWorker } from '../state/templates/preview.ts';

/** Rests the pointer on a function: how it is called, what it makes, and an example. */
export const explainFunction = hoverTooltip(async (view, offset) => {
  const source = view.state.doc.toString();
  const found = await languageWorker().call('language:hover', { source, offset });
  if (found === undefined) return null;
  return {
    pos: found.offset,
    end: found.offset + found.length,
    above: true,
    create() {
      const dom = document.createElement('div');
      dom.className = 'cm-hover';
      dom.textContent = `${found.signature}\n${found.summary}\nfor example: ${found.sample}`;
      return { dom };
    },
  };
});
