import { catalogue } from '../../template/catalogue.ts';
import { compileTemplate, createRenderer } from '../../template/index.ts';
import type { CatalogueEntry } from './protocol.ts';

const LONGEST_SAMPLE = 60;
/** faker warns on the console whenever this one is called. */
const NOT_SAMPLED = new Set(['image.urlLoremFlickr']);

/** Every function with a value that it makes. Loaded when an editor asks for the first time. */
export async function functionSamples(now: number): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = [];
  for (const { name, example, signature, summary } of catalogue())
    entries.push({
      name,
      insert: example,
      signature,
      summary,
      sample: NOT_SAMPLED.has(name) ? '' : await sample(example, now),
    });
  return entries;
}

async function sample(call: string, now: number): Promise<string> {
  const compiled = compileTemplate(`{{${call}}}`);
  if (!compiled.ok) return '';
  const renderer = await createRenderer(compiled.value, { seed: 1, delimiter: '' });
  if (!renderer.ok) return '';
  const made = renderer.value.renderText({
    recordIndex: 0,
    dueEpochMs: now,
    key: 'sample-key',
    shardId: 'shardId-000000000000',
  });
  return made.ok ? made.value.slice(0, LONGEST_SAMPLE) : '';
}
