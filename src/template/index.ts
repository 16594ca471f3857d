export { ByteWriter, RecordTooLargeError } from './program/byte-writer.ts';
export {
  MAX_TEMPLATE_LENGTH,
  compileKeyTemplate,
  compileTemplate,
  type CompileOptions,
  type CompiledTemplate,
} from './compile/compile.ts';
export { checkCommonSchema } from './output/common-schema.ts';
export { templateCost, type CostOptions, type TemplateCost } from './cost.ts';
export {
  MAX_LIST_LENGTH,
  MAX_LIST_ROWS,
  listFromCsv,
  listFromLines,
  readList,
  readLists,
  type ListSource,
  type ListText,
} from './lists/csv-list.ts';
export {
  PLAIN_TEXT,
  delimiterFor,
  encodeRecord,
  type RecordEncoding,
} from './output/encode-record.ts';
export type { ListData } from './functions/definition/function-definition.ts';
export { GALLERY, type GalleryTemplate } from './gallery.ts';
export { importKdgTemplates, type ImportedTemplate } from './kdg/kdg-import.ts';
export { jsonMistake, type JsonMistake } from './output/json-mistake.ts';
export { LocaleData, loadLocale, localeNames, localeProblem } from './locales/locale-data.ts';
export {
  LineIndex,
  describeProblem,
  describeWarnings,
  type Span,
  type TemplateProblem,
} from './language/problem.ts';
export { OUTPUTS, delimiterText, type Output } from './output/encode-record.ts';
export {
  DEFAULT_MAX_BYTES,
  Renderer,
  createRenderer,
  type PlacedText,
  type RenderProblem,
  type RendererOptions,
} from './renderer.ts';
export { MAX_REPEATS, type RecordContext } from './program/render-state.ts';
