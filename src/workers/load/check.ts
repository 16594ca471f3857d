import { parseScenario, type ScenarioProblem } from '../../load/scenario.ts';
import {
  compileKeyTemplate,
  compileTemplate,
  readLists,
  type TemplateProblem,
} from '../../template/index.ts';

function atPath(
  path: string,
  what: string,
  problems: readonly TemplateProblem[],
): ScenarioProblem[] {
  return problems.map(({ line, column, message }) => ({
    path,
    message: `${what}, line ${line}, column ${column}: ${message}`,
  }));
}

/** What is wrong with a scenario, its templates included; empty when nothing is. */
export function checkScenario(input: unknown): readonly ScenarioProblem[] {
  const parsed = parseScenario(input);
  if (!parsed.ok) return parsed.error;
  const { template, keys } = parsed.value;
  const lists = readLists(template.lists);
  if (!lists.ok) return [{ path: 'template.lists', message: lists.error }];
  const compiled = compileTemplate(template.text, {
    oneLine: !template.multiline,
    lists: lists.value,
  });
  if (!compiled.ok) return atPath('template.text', 'Template', compiled.error);
  if (keys.type !== 'template') return [];
  const key = compileKeyTemplate(keys.text, compiled.value);
  return key.ok ? [] : atPath('keys.text', 'Key template', key.error);
}
