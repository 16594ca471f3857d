import { type CompileOptions, compileTemplate } from '../compile/compile.ts';
import { type Renderer, type RendererOptions, createRenderer } from '../renderer.ts';
import type { RecordContext } from '../program/render-state.ts';

/** 2026-01-01T00:00:00.123Z, the time of test records. */
export const TEST_TIME = Date.UTC(2026, 0, 1, 0, 0, 0, 123);

/** Compiles and links, or fails the test with the problems. */
export async function rendererOf(
  source: string,
  options: Partial<RendererOptions> & CompileOptions = {},
): Promise<Renderer> {
  const compiled = compileTemplate(source, options);
  if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join('; '));
  const created = await createRenderer(compiled.value, { seed: 1, utcOffset: 0, ...options });
  if (!created.ok) throw new Error(created.error.map(({ message }) => message).join('; '));
  return created.value;
}

/** Records of a template as text. */
export async function rendered(
  source: string,
  count = 1,
  options: Partial<RendererOptions> & CompileOptions & { context?: Partial<RecordContext> } = {},
): Promise<string[]> {
  const renderer = await rendererOf(source, options);
  return Array.from({ length: count }, (_, recordIndex) => {
    const context = { recordIndex, dueEpochMs: TEST_TIME, ...options.context };
    const result = renderer.renderText({ ...context, recordIndex });
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  });
}

/** One record. */
export async function one(
  source: string,
  options: Parameters<typeof rendered>[2] = {},
): Promise<string> {
  return (await rendered(source, 1, options))[0] ?? '';
}

/** The problems of a template that does not compile, as `line:column message`. */
export function problemsOf(source: string, options: CompileOptions = {}): string[] {
  const compiled = compileTemplate(source, options);
  return compiled.ok
    ? []
    : compiled.error.map(({ line, column, message }) => `${line}:${column} ${message}`);
}
