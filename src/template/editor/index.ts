// What an editor needs besides `index.ts`: kept apart so that workers do not carry the texts.
export { catalogueEntry } from '../functions/docs/catalogue.ts';
export { completeTemplate, hoverTemplate, type TemplateCompletion } from './complete.ts';
export { type ListHeader } from '../lists/csv-list.ts';
