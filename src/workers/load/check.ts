import { parseScenario, type ScenarioProblem } from '../../load/scenario.ts';
import {
  compileKeyTemplate,
  compileTemplate,
  readLists,
  type TemplateProblem,
} from '../../template/index.ts';
import { seedFromText } from '../../base/random.ts';
import type { Shard } from '../../kinesis/shards/shard.ts';
import { predictShares, type Prediction } from '../../load/keys/predict-shares.ts';
import { compileTemplateSource } from '../../load/records/template-source.ts';

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

const SAMPLED_KEYS = 2000;

/** Where the records of a scenario would go; `undefined` while something in it is wrong. */
export async function predict(
  input: unknown,
  shards: readonly Shard[],
): Promise<Prediction | undefined> {
  const parsed = parseScenario(input);
  if (!parsed.ok || shards.length === 0) return undefined;
  const { keys, template } = parsed.value;
  if (keys.type !== 'template') return predictShares(keys, shards);
  const seed = seedFromText('prediction');
  const source = await compileTemplateSource({ template, keyTemplate: keys.text, seed });
  if (!source.ok) return undefined;
  const now = Date.now();
  const samples: string[] = [];
  try {
    for (let i = 0; i < SAMPLED_KEYS; i += 1) samples.push(source.value.key?.(i, now + i) ?? '');
  } catch {
    // The key template is wrong in a way that shows only when it runs: the run will say so.
    return undefined;
  }
  return predictShares(keys, shards, samples);
}
