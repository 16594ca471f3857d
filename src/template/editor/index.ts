// What an editor needs besides `index.ts`: kept apart so that workers do not carry the texts.
export {
  NOT_CALLABLE,
  catalogue,
  catalogueEntry,
  type CatalogueEntry,
} from '../functions/docs/catalogue.ts';
export {
  completeTemplate,
  hoverTemplate,
  type TemplateCompletion,
  type TemplateCompletions,
} from './complete.ts';
export { type ListHeader, listHeader } from '../lists/csv-list.ts';
export {
  highlightTemplate,
  printedTags,
  type HighlightToken,
  type PrintedTag,
  type TokenKind,
} from './highlight.ts';
