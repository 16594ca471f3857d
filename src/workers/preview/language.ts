import {
  catalogueEntry,
  completeTemplate,
  hoverTemplate,
  type ListHeader,
} from '../../template/editor/index.ts';
import { compileTemplate, createRenderer } from '../../template/index.ts';
import type { Completions, Hover } from './protocol.ts';

const LONGEST_SAMPLE = 60;

const samples = new Map<string, Promise<string>>();

/** What may be typed at a place, each function with a value that it makes. */
export async function complete(
  source: string,
  offset: number,
  lists: readonly ListHeader[],
): Promise<Completions | undefined> {
  const found = completeTemplate(source, offset, lists);
  if (found === undefined) return undefined;
  const items = found.items.map(async (item) => {
    const entry = catalogueEntry(item.label);
    return entry === undefined ? item : { ...item, sample: await sampleOf(entry) };
  });
  return { from: found.from, items: await Promise.all(items) };
}

export async function hover(source: string, offset: number): Promise<Hover | undefined> {
  const found = hoverTemplate(source, offset);
  if (found === undefined) return undefined;
  const { entry, length } = found;
  return {
    offset: found.offset,
    length,
    signature: entry.signature,
    summary: entry.summary,
    sample: await sampleOf(entry),
  };
}

function sampleOf({ name, example }: { name: string; example: string }): Promise<string> {
  const known = samples.get(name) ?? makeSample(example);
  samples.set(name, known);
  return known;
}

async function makeSample(example: string): Promise<string> {
  const compiled = compileTemplate(`{{${example}}}`);
  if (!compiled.ok) return '';
  const renderer = await createRenderer(compiled.value, { seed: 1, delimiter: '' });
  if (!renderer.ok) return '';
  const made = renderer.value.renderText({
    recordIndex: 0,
    dueEpochMs: Date.now(),
    key: 'sample-key',
    shardId: 'shardId-000000000000',
  });
  return made.ok ? made.value.slice(0, LONGEST_SAMPLE) : '';
}
