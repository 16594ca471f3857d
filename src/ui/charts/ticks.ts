const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/** Whole-second ticks within [from, to], at round distances, about `count` of them. */
export function ticksBetween(from: number, to: number, count: number): number[] {
  const wanted = (to - from) / count;
  const step = STEPS.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted / 86400) * 86400;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

/** Ticks from 0 at 1, 2 or 5 times a power of ten apart, about `count` of them, the last ≥ `highest`. */
export function valueTicks(highest: number, count: number): number[] {
  const wanted = Math.max(highest, Number.MIN_VALUE) / count;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= wanted) ?? wanted;
  const steps = Math.ceil(highest / step);
  return Array.from({ length: steps + 1 }, (_, i) => i * step);
}
