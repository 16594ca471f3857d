// Records per second of three KDG templates: ours against the faster of faker 10's
// helpers.fake and faker 3.1.0 (the engine inside KDG), on Node and in a Chromium worker.
import { runBare } from './harness/chromium.ts';
import { type TemplateSpeed, measureTemplates } from './template/measure.ts';

const LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Node: { sensor: 15, apache: 20, order: 12 },
  'Chromium worker': { sensor: 25, apache: 40, order: 20 },
};

function show(where: string, speeds: readonly TemplateSpeed[]): void {
  process.stdout.write(`${where}: records/s, medians of 5\n`);
  for (const { name, bytes, ours, faker10, faker3, ratio } of speeds) {
    const limit = LIMITS[where]?.[name] ?? 0;
    const figures = [ours, faker10, faker3].map((value) => Math.round(value).toLocaleString('en'));
    process.stdout.write(
      `  ${name.padEnd(7)} ${bytes} B  ours ${figures[0]}  faker 10 ${figures[1]}  faker 3.1 ${figures[2]}  ${ratio.toFixed(1)} × (at least ${limit})\n`,
    );
    if (ratio < limit) process.exitCode = 1;
  }
}

show('Node', await measureTemplates());
const { value } = await runBare({ script: 'bench/pages/template.ts', timeoutMs: 180_000 });
show('Chromium worker', value as TemplateSpeed[]);
