import { formatBytes, formatCount, formatRate } from '../../text/format.ts';
import type { KeptRun } from '../../state/run/run-history.ts';
import { RATE_FIGURES, RATE_SERIES, bucketWindows } from '../../run/rate-points.ts';
import { shardShare, reportWindows } from '../figures/report-figures.ts';

/** Rows of the table of seconds: in a longer run, each is the mean of several. */
const MOST_ROWS = 300;

type Parts = Pick<KeptRun, 'result' | 'views'>;

/** The picture of rates in figures, folded up, with what has no line in it. */
export function windowsTable(run: Parts): string {
  const names = [...RATE_SERIES, ...RATE_FIGURES].map(({ name }) => name);
  const rows = bucketWindows(reportWindows(run), MOST_ROWS).map((window) => {
    const { target, offered, accepted, throttled } = window;
    return row(`${formatCount(window.t)} s`, [
      ...[target, offered, accepted, throttled].map(formatRate),
      ...RATE_FIGURES.map(({ key, format }) => {
        const value = window[key];
        return value === undefined ? '–' : format(value);
      }),
    ]);
  });
  return `<details><summary>As a table</summary>${table('second', names, rows)}</details>`;
}

export function shardsTable({ result }: Pick<KeptRun, 'result'>): string {
  const rows = result.shards.map((shard) =>
    row(shard.shardId, [
      formatCount(shard.records),
      shardShare(result, shard.records),
      formatCount(shard.predictedRecords),
      formatBytes(shard.bytes),
      formatCount(shard.throttled),
    ]),
  );
  const names = ['records', 'share', 'predicted', 'bytes', 'throttled'];
  return table('shard', names, rows);
}

/** Where it is wider than the screen it scrolls by itself, and the page does not. */
function table(first: string, names: readonly string[], rows: readonly string[]): string {
  const heads = names.map((name) => `<th class="n">${name.toLowerCase()}</th>`);
  return `<div class="wide" tabindex="0"><table><tr><th>${first}</th>${heads.join('')}</tr>${rows.join('')}</table></div>`;
}

function row(head: string, cells: readonly string[]): string {
  const figures = cells.map((cell) => `<td class="n">${escapeHtml(cell)}</td>`);
  return `<tr><th>${escapeHtml(head)}</th>${figures.join('')}</tr>`;
}

/** Text that can stand anywhere in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );
}
