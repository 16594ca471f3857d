import type { RunResult } from '../../load/result.ts';
import type { KeptRun } from '../state/run-history.ts';
import { formatBytes, formatCount } from '../components/format.ts';
import { bucketWindows } from './bucket-windows.ts';
import { reportFigures, shardShare } from './report-figures.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:32px auto;padding:0 16px;color:#0f141a;background:#fff}
h1{font-size:24px}h2{font-size:18px;margin-top:28px}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:4px 10px;border-bottom:1px solid #d5d5de;font-weight:400}td.n,th.n{text-align:right}
small{color:#5c5e66}pre{background:#f3f3f7;padding:12px;overflow:auto}svg{width:100%;height:auto}`;

const LINES = [
  { key: 'target', colour: '#80808c', dash: '5 4' },
  { key: 'offered', colour: '#0063d1', dash: '' },
  { key: 'accepted', colour: '#00802f', dash: '' },
  { key: 'throttled', colour: '#c2410c', dash: '' },
] as const;

/** Text that can stand anywhere in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );
}

function chart(result: RunResult): string {
  const windows = bucketWindows(result.windows, 300);
  const highest = Math.max(
    1,
    ...windows.flatMap((one) => [one.target, one.offered, one.throttled]),
  );
  const last = Math.max(1, windows.at(-1)?.t ?? 1);
  const x = (t: number): string => (60 + (t / last) * 820).toFixed(1);
  const y = (value: number): string => (220 - (value / highest) * 200).toFixed(1);
  const paths = LINES.map(({ key, colour, dash }) => {
    const points = windows.map((window) => `${x(window.t)},${y(window[key])}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  }).join('');
  const legend = LINES.map(
    ({ key, colour }, i) =>
      `<text x="${60 + i * 110}" y="252" font-size="13" fill="${colour}">${key}</text>`,
  ).join('');
  return `<svg viewBox="0 0 900 260" role="img" aria-label="Records per second over time"><path d="M60 20V220H880" fill="none" stroke="#8c8c94"/><text x="54" y="26" text-anchor="end" font-size="12">${formatCount(highest)}</text><text x="54" y="224" text-anchor="end" font-size="12">0</text><text x="880" y="236" text-anchor="end" font-size="12">${formatCount(last)} s</text>${paths}${legend}</svg>`;
}

/** One self-contained page: no script, nothing loaded from anywhere. */
export function reportHtml(run: KeptRun): string {
  const { result } = run;
  const figures = reportFigures(result)
    .map(
      ({ name, value, note }) =>
        `<tr><th>${escapeHtml(name)}</th><td class="n">${escapeHtml(value)}</td><td><small>${escapeHtml(note ?? '')}</small></td></tr>`,
    )
    .join('');
  const shards = result.shards
    .map(
      (shard) =>
        `<tr><th>${escapeHtml(shard.shardId)}</th><td class="n">${formatCount(shard.records)}</td><td class="n">${shardShare(result, shard.records)}</td><td class="n">${formatCount(shard.predictedRecords)}</td><td class="n">${formatBytes(shard.bytes)}</td><td class="n">${formatCount(shard.throttled)}</td></tr>`,
    )
    .join('');
  const errors = result.errors
    .map(
      ({ code, count }) =>
        `<tr><th>${escapeHtml(code)}</th><td class="n">${formatCount(count)}</td></tr>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(run.name)} – Shardlab run</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(run.name)}</h1>
<p>Stream ${escapeHtml(result.scenario.stream)} on ${escapeHtml(run.place)}, started ${escapeHtml(result.startedAt)}, seed ${escapeHtml(String(result.seed))}</p>
${run.note === '' ? '' : `<p>${escapeHtml(run.note)}</p>`}
<h2>Rate over time</h2>${chart(result)}
<h2>Figures</h2><table>${figures}</table>
<h2>Shards</h2><table><tr><th>shard</th><th class="n">records</th><th class="n">share</th><th class="n">predicted</th><th class="n">bytes</th><th class="n">throttled</th></tr>${shards}</table>
${errors === '' ? '' : `<h2>Errors met</h2><table>${errors}</table>`}
<h2>Scenario</h2><pre>${escapeHtml(JSON.stringify(result.scenario, null, 2))}</pre>
</body></html>
`;
}
