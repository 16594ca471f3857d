export { ByteWriter } from './program/byte-writer.ts';
export { compileKeyTemplate, compileTemplate, type CompiledTemplate } from './compile/compile.ts';
export { checkCommonSchema } from './output/common-schema.ts';
export { templateCost, type TemplateCost } from './cost.ts';
export { readList, readLists, type ListText } from './lists/csv-list.ts';
export { delimiterFor, encodeRecord, type RecordEncoding } from './output/encode-record.ts';
export type { ListData } from './functions/definition/function-definition.ts';
export { jsonMistake, type JsonMistake } from './output/json-mistake.ts';
export { localeProblem } from './locales/locale-data.ts';
export {
  LineIndex,
  describeProblem,
  describeWarnings,
  type TemplateProblem,
} from './language/problem.ts';
export { OUTPUTS, type Output } from './output/encode-record.ts';
export { Renderer, createRenderer, type PlacedText } from './renderer.ts';
