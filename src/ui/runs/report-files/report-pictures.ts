import { shardIndexOf, shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { RunResult } from '../../../load/result.ts';
import type { HeatGrid } from '../../../workers/load/heat-history.ts';
import type { RunViews } from '../../../workers/load/run-views.ts';
import { ticksBetween, valueTicks } from '../../charts/ticks.ts';
import { formatCount, formatRate } from '../../text/format.ts';
import { placeKeys, type HashSegment } from '../../charts/hash-space/hash-space.ts';
import { cellOf, intensity, rowHeight, secondsIn } from '../../charts/heat/heat-picture.ts';
import { chartMarks } from '../../run/run-text.ts';
import { bucketWindows } from '../../run/rate-points.ts';
import { escapeHtml } from './report-tables.ts';

/** Pictures of a report as SVG text: attributes only, so that no policy for styles stops them. */

const LEFT = 60;
const WIDTH = 820;
const LINES = [
  { key: 'target', colour: '#80808c', dash: '5 4' },
  { key: 'offered', colour: '#0063d1', dash: '' },
  { key: 'accepted', colour: '#00802f', dash: '' },
  { key: 'throttled', colour: '#c2410c', dash: '' },
] as const;
const SHARD_COLOURS = [
  '#1f6fd6',
  '#b5530b',
  '#0a7d57',
  '#b0308d',
  '#6a52c9',
  '#8a6d00',
  '#00798c',
  '#c22f3d',
  '#4f7a1b',
  '#9140b8',
  '#2d6a94',
  '#9a4f5f',
] as const;
/** Shades of a heat cell: cells of one shade side by side are one rectangle. */
const SHADES = 6;
/** At least so many columns, so that a short run is not one block. */
const LEAST_COLUMNS = 10;

/** Target, offered, accepted and throttled over time, with what happened meanwhile. */
export function rateSvg(result: RunResult, marks: RunViews['marks']): string {
  // The last second is seldom whole, and would look like a fall.
  const whole = result.windows.length > 1 ? result.windows.slice(0, -1) : result.windows;
  const windows = bucketWindows(whole, 300);
  const scale = valueTicks(
    Math.max(1, ...windows.flatMap((one) => [one.target, one.offered, one.throttled])),
    4,
  );
  const highest = scale.at(-1) ?? 1;
  const last = Math.max(1, windows.at(-1)?.t ?? 1);
  const x = (t: number): string => (LEFT + (Math.min(t, last) / last) * WIDTH).toFixed(1);
  const y = (value: number): string => (220 - (value / highest) * 200).toFixed(1);
  const paths = LINES.map(({ key, colour, dash }) => {
    const points = windows.map((window) => `${x(window.t)},${y(window[key])}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  }).join('');
  const legend = LINES.map(
    ({ key, colour }, i) =>
      `<text x="${LEFT + i * 110}" y="252" font-size="13" fill="${colour}">${key}</text>`,
  ).join('');
  const ticks = scale
    .map(
      (value) =>
        `<path d="M${LEFT} ${y(value)}H880" stroke="#e6e6ec"/><text x="54" y="${(Number(y(value)) + 4).toFixed(1)}" text-anchor="end" font-size="12">${formatRate(value)}</text>`,
    )
    .concat(
      ticksBetween(1, last, 8).map(
        (t) =>
          `<path d="M${x(t)} 220v4" stroke="#8c8c94"/><text x="${x(t)}" y="236" text-anchor="middle" font-size="12">${formatCount(t)} s</text>`,
      ),
    )
    .join('');
  const happened = chartMarks(marks, result.scenario.profile?.unit)
    .map(
      ({ x: t, label }, i) =>
        `<path d="M${x(t)} 16V220" stroke="#8c8c94" stroke-dasharray="2 3"/><text x="${x(t)}" y="${12 + (i % 3) * 12}" font-size="11" text-anchor="${t > last * 0.85 ? 'end' : 'start'}" fill="#424650">${escapeHtml(label)}</text>`,
    )
    .join('');
  return `<svg viewBox="0 0 900 260" role="img" aria-label="Records per second over time">${ticks}<path d="M60 20V220H880" fill="none" stroke="#8c8c94"/>${happened}${paths}${legend}</svg>`;
}

/** Shard × time: how full each shard was (blue), and where it throttled (orange). */
export function heatSvg(grid: HeatGrid): string {
  const rows = grid.shardIds.length;
  const height = rowHeight(rows);
  const columns = Math.max(LEAST_COLUMNS, grid.columns);
  const step = WIDTH / columns;
  const names = rows <= 32;
  const cells = grid.shardIds
    .map((shardId, row) => {
      const name = names
        ? `<text x="54" y="${row * height + height - 3}" font-size="11" text-anchor="end">${escapeHtml(shortShardName(shardId))}</text>`
        : '';
      return name + strips(grid, row, height, step);
    })
    .join('');
  const total = rows * height;
  return `<svg viewBox="0 0 900 ${total + 24}" role="img" aria-label="Throttles and load of ${rows} shards over time"><rect x="${LEFT}" width="${WIDTH}" height="${total}" fill="#f3f3f7"/>${cells}<text x="${LEFT}" y="${total + 16}" font-size="12">0 s</text><text x="${LEFT + WIDTH}" y="${total + 16}" font-size="12" text-anchor="end">${formatCount(columns * grid.width)} s</text></svg>`;
}

/** One shard's cells; neighbours of the same look are one rectangle. */
function strips(grid: HeatGrid, row: number, height: number, step: number): string {
  let text = '';
  let from = 0;
  let look = '';
  const close = (to: number): void => {
    if (look !== '')
      text += `<rect x="${(LEFT + from * step).toFixed(1)}" y="${row * height}" width="${((to - from) * step).toFixed(1)}" height="${Math.max(1, height - 1)}" ${look}/>`;
  };
  for (let column = 0; column < grid.columns; column += 1) {
    const cell = cellOf(grid, row, column);
    const measure = cell.throttled > 0 ? 'throttled' : 'load';
    const ink = intensity(cell, measure, secondsIn(grid, column));
    const shade = Math.ceil(ink * SHADES) / SHADES;
    const next =
      shade === 0
        ? ''
        : `fill="${measure === 'throttled' ? '#c2410c' : '#0063d1'}" fill-opacity="${shade.toFixed(2)}"`;
    if (next === look) continue;
    close(column);
    from = column;
    look = next;
  }
  close(grid.columns);
  return text;
}

/** The ranges to scale, how full each is for its width, and where the hottest keys fall. */
export function hashSvg(segments: readonly HashSegment[], topKeys: RunViews['topKeys']): string {
  const highest = Math.max(1.5, ...segments.map(({ density }) => density));
  const x = (place: number): string => (LEFT + place * WIDTH).toFixed(1);
  const bars = segments
    .map(({ shardId, start, width, density }) => {
      const colour = SHARD_COLOURS[Math.max(0, shardIndexOf(shardId)) % SHARD_COLOURS.length];
      const tall = (density / highest) * 90;
      const name =
        width >= 0.07
          ? `<text x="${x(start + width / 2)}" y="144" font-size="12" text-anchor="middle">${escapeHtml(shortShardName(shardId))}</text>`
          : '';
      return `<rect x="${x(start)}" y="${(124 - tall).toFixed(1)}" width="${(width * WIDTH).toFixed(1)}" height="${tall.toFixed(1)}" fill="${colour}" fill-opacity="0.55"/><rect x="${x(start)}" y="124" width="${(width * WIDTH).toFixed(1)}" height="5" fill="${colour}" stroke="#fff"/>${name}`;
    })
    .join('');
  const keys = placeKeys(topKeys, segments)
    .map(
      ({ place }, i) =>
        `<text x="${x(place)}" y="14" font-size="12" font-weight="700" text-anchor="middle">${i + 1}</text><path d="M${x(place)} 18V124" stroke="#424650" stroke-dasharray="1 3"/>`,
    )
    .join('');
  const even = (124 - 90 / highest).toFixed(1);
  return `<svg viewBox="0 0 900 166" role="img" aria-label="Hash keys from 0 to 2 to the power of 128, divided among ${segments.length} shards">${bars}<path d="M${LEFT} ${even}H${LEFT + WIDTH}" stroke="#424650" stroke-dasharray="4 4"/><text x="54" y="${even}" font-size="12" text-anchor="end">even</text>${keys}<text x="${LEFT}" y="162" font-size="12">0</text><text x="${LEFT + WIDTH}" y="162" font-size="12" text-anchor="end">2^128</text></svg>`;
}
