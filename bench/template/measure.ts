import { Faker, base, en } from '@faker-js/faker';
import moment from 'moment';
import { ByteWriter, compileTemplate, createRenderer } from '../../src/template/index.ts';
import { kdgEngine } from '../../src/template/testing/kdg-engine.ts';
import { type BenchTemplate, TEMPLATES } from './templates.ts';

/** Records per second of one template: ours, faker 10's helpers.fake, faker 3.1.0 as in KDG. */
export interface TemplateSpeed {
  readonly name: string;
  readonly bytes: number;
  readonly ours: number;
  readonly faker10: number;
  readonly faker3: number;
  /** Ours against the faster of the other two. */
  readonly ratio: number;
}

const ROUNDS = 5;
const ROUND_MS = 400;
const TURNS = 10;
const BATCH = 500;

interface Tally {
  records: number;
  milliseconds: number;
}

/** Runs for a while and adds what was done. */
function work(batch: () => number, milliseconds: number, tally: Tally): void {
  const start = performance.now();
  let records = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    records += batch();
    elapsed = performance.now() - start;
  }
  tally.records += records;
  tally.milliseconds += elapsed;
}

/** One round: the contestants in short turns, so that a busy machine slows all alike. */
function round(contestants: readonly (() => number)[]): number[] {
  const tallies = contestants.map((): Tally => ({ records: 0, milliseconds: 0 }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [i, contestant] of contestants.entries()) {
      work(contestant, ROUND_MS / TURNS, tallies[i] as Tally);
    }
  }
  return tallies.map(({ records, milliseconds }) => (records / milliseconds) * 1000);
}

/** KDG's date.now. */
const dateNow = (format: string): string => moment().format(format);

async function ours(template: BenchTemplate): Promise<{ batch: () => number; bytes: number }> {
  const compiled = compileTemplate(template.kdg);
  if (!compiled.ok) throw new Error(compiled.error[0]?.message);
  const created = await createRenderer(compiled.value, { seed: 1 });
  if (!created.ok) throw new Error(created.error[0]?.message);
  const renderer = created.value;
  const out = new ByteWriter(1 << 20);
  let index = 0;
  const start = Date.now();
  const context = { recordIndex: 0, dueEpochMs: start };
  const batch = (): number => {
    out.clear();
    for (let i = 0; i < BATCH; i += 1) {
      context.recordIndex = index;
      context.dueEpochMs = start + index * 0.05;
      index += 1;
      if (!renderer.render(context, out).ok) throw new Error('not rendered');
    }
    return BATCH;
  };
  batch();
  return { batch, bytes: Math.round(out.length / BATCH) };
}

/** Medians of five rounds. */
async function measureTemplate(template: BenchTemplate): Promise<TemplateSpeed> {
  const faker10 = new Faker({ locale: [en, base] });
  (faker10.date as unknown as Record<string, unknown>)['now'] = dateNow;
  const { batch, bytes } = await ours(template);
  const faker3 = kdgEngine();
  // faker 3.1.0 fails on two braces of JSON between tags.
  const forFaker3 = template.kdg.replaceAll('"}}', '"} }');
  let sink = 0;
  const fake = (render: () => string) => (): number => {
    for (let i = 0; i < 10; i += 1) sink += render().length;
    return 10;
  };
  const contestants = [
    batch,
    fake(() => faker10.helpers.fake(template.faker10)),
    fake(() => faker3.fake(forFaker3)),
  ];
  round(contestants);
  const rounds = Array.from({ length: ROUNDS }, () => round(contestants));
  const [own = 0, ten = 0, three = 0] = contestants.map((_, i) =>
    median(rounds.map((speeds) => speeds[i] ?? 0)),
  );
  if (sink === 0) throw new Error('nothing was rendered');
  const ratio = own / Math.max(ten, three);
  return { name: template.name, bytes, ours: own, faker10: ten, faker3: three, ratio };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export async function measureTemplates(): Promise<TemplateSpeed[]> {
  const speeds: TemplateSpeed[] = [];
  for (const template of TEMPLATES) speeds.push(await measureTemplate(template));
  return speeds;
}
