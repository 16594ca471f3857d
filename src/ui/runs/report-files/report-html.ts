import { BY_WIDTH } from '../../../load/keys/evenness-words.ts';
import type { RunResult } from '../../../load/result.ts';
import type { RunViews } from '../../../workers/load/run-views.ts';
import type { KeptRun } from '../../state/run/run-history.ts';
import { errorName } from '../../text/error-name.ts';
import { formatCount } from '../../text/format.ts';
import { adviceHere } from '../../state/run/fault-behind.ts';
import { latencyWords, markText, UNSEEN_COPIES } from '../../run/run-text.ts';
import { heatRows } from '../../charts/heat/heat-picture.ts';
import {
  CAUSES_TITLE,
  causeLines,
  NO_CAUSE,
  reportFigures,
  type Figure,
  keysDecide,
  runSegments,
} from '../figures/report-figures.ts';
import { costFigures, PRICE_NOTE } from '../figures/report-cost.ts';
import { escapeHtml, shardsTable, windowsTable } from './report-tables.ts';
import { verifyText } from '../figures/verify-text.ts';
import { hashSvg, heatSvg, rateSvg } from './report-pictures.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:32px auto;padding:0 16px;color:#0f141a;background:#fff}
h1{font-size:24px}h2{font-size:18px;margin-top:28px}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:4px 10px;border-bottom:1px solid #d5d5de;font-weight:400}td.n,th.n{text-align:right}
small{color:#5c5e66}pre{background:#f3f3f7;padding:12px;overflow:auto}svg{width:100%;height:auto}.wide{overflow-x:auto}`;

/** Nothing is loaded, and nothing runs, wherever the page is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const SHARDS_IN_HEAT_TABLE = 40;

/** One self-contained page: no script, nothing loaded from anywhere. */
export function reportHtml(run: KeptRun): string {
  const { result } = run;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width"><title>${escapeHtml(run.name)} – Shardlab run</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(run.name)}</h1>
<p>Stream ${escapeHtml(result.scenario.stream)} on ${escapeHtml(run.place)}, started ${escapeHtml(result.startedAt)}, seed ${escapeHtml(String(result.seed))}</p>
${run.note === '' ? '' : `<p>${escapeHtml(run.note)}</p>`}
<h2>Rate over time</h2>${rateSvg(result, run.views?.marks ?? [])}${windowsTable(run)}${markList(run)}${causes(run)}
<h2>Figures</h2>${figureTable(reportFigures(result))}${
    result.copiesUnseen
      ? `
<p>${UNSEEN_COPIES}</p>`
      : ''
  }
<h2>Latency</h2>${latency(result)}
<h2>Shards</h2>${shardsTable(run)}${views(run)}
<h2>Cost</h2>${figureTable(costFigures(result, run.views?.ranges?.length))}<p><small>${escapeHtml(PRICE_NOTE)}</small></p>
${errorsMet(run)}
${verified(run)}
<h2>Scenario</h2><pre>${escapeHtml(JSON.stringify(result.scenario, null, 2))}</pre>
</body></html>
`;
}

function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, value, note }) =>
      `<tr><th>${escapeHtml(name)}</th><td class="n">${escapeHtml(value)}</td><td><small>${escapeHtml(note ?? '')}</small></td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

/** What happened during the run, for those who cannot see the picture. */
function markList({ views, result }: KeptRun): string {
  if (views === undefined || views.marks.length === 0) return '';
  const items = views.marks.map(
    (mark) =>
      `<li>${mark.t.toFixed(1)} s: ${escapeHtml(markText(mark, result.scenario.profile.unit))}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

/** Why target, offered and accepted parted, where the run kept it. */
function causes(run: KeptRun): string {
  const lines = causeLines(run);
  if (lines === undefined) return '';
  const items = lines.map(
    ({ badge, text, time }) =>
      `<li><strong>${escapeHtml(badge)}</strong>, ${escapeHtml(time)}: ${escapeHtml(text)}</li>`,
  );
  return `<h2>${CAUSES_TITLE}</h2>${items.length === 0 ? `<p>${NO_CAUSE}</p>` : `<ul>${items.join('')}</ul>`}`;
}

function latency({ latencyMs }: RunResult): string {
  const row = (name: string, times: RunResult['latencyMs']['service']): string =>
    `<tr><th>${name}</th>${latencyWords(times)
      .map((words) => `<td class="n">${words}</td>`)
      .join('')}</tr>`;
  return `<table><tr><th>Time</th><th class="n">p50</th><th class="n">p90</th><th class="n">p99</th><th class="n">max</th></tr>${row('service: from sending to the answer', latencyMs.service)}${row('response: from when the record was due', latencyMs.response)}</table>`;
}

/** Shards over time, the hash space and the hottest keys, where the run kept them. */
function views(run: KeptRun): string {
  if (run.views === undefined) return '';
  const { heat, topKeys, expectedIndex } = run.views;
  const segments = runSegments(run);
  const decide = keysDecide(run);
  const parts: string[] = [];
  if (heat.columns > 0) parts.push(heatPart(run.views));
  if (segments.length > 0)
    parts.push(
      `<h2>Hash keys</h2><p><small>Height: records for the width of the range${decide && topKeys.length > 0 ? '; the numbers are the hottest keys' : ''}.</small></p>${hashSvg(segments, decide ? topKeys : [])}`,
    );
  parts.push(
    `<p>Hot-shard index ${run.result.hotShardIndex.toFixed(2)}${expectedIndex === undefined ? `; ${BY_WIDTH}` : `; expected of these keys: ${expectedIndex.toFixed(2)}`}.</p>`,
  );
  if (topKeys.length > 0) {
    const rows = topKeys.map(
      ({ key, records }, i) =>
        `<tr><td class="n">${i + 1}</td><th>${escapeHtml(key)}</th><td class="n">${formatCount(records)}</td></tr>`,
    );
    parts.push(
      `<h2>Hottest keys</h2><table><tr><th class="n">no.</th><th>partition key</th><th class="n">records</th></tr>${rows.join('')}</table>`,
    );
  }
  return parts.join('');
}

function heatPart({ heat }: RunViews): string {
  const worst = heatRows(heat, true)
    .filter(({ throttled }) => throttled > 0)
    .slice(0, SHARDS_IN_HEAT_TABLE);
  const rows = worst.map(
    ({ shardId, throttled, throttledSeconds, firstThrottled }) =>
      `<tr><th>${escapeHtml(shardId)}</th><td class="n">${formatCount(throttled)}</td><td class="n">${formatCount(throttledSeconds)} s</td><td class="n">${firstThrottled ?? 0} s</td></tr>`,
  );
  const table =
    rows.length === 0
      ? '<p>No shard throttled.</p>'
      : `<table><tr><th>shard</th><th class="n">throttled</th><th class="n">during</th><th class="n">first at</th></tr>${rows.join('')}</table>`;
  return `<h2>Shards over time</h2><p><small>Blue: how full the shard was. Orange: it throttled.</small></p>${heatSvg(heat)}${table}`;
}

/** Each error with its count, and its words and advice where the run kept them. */
function errorsMet({ result, views, place }: KeptRun): string {
  if (result.errors.length === 0) return '';
  const words = new Map(views?.errors?.map((error) => [error.code, error]));
  const rows = result.errors.map(({ code, count }) => {
    const seen = words.get(code);
    const advice = seen === undefined ? '' : adviceHere(seen, place);
    return `<tr><th>${escapeHtml(errorName(code))}</th><td class="n">${formatCount(count)}</td><td>${escapeHtml(seen?.message ?? '')} <small>${escapeHtml(advice)}</small></td></tr>`;
  });
  return `<h2>Errors met</h2><table>${rows.join('')}</table>`;
}

/** What Verify delivery found last. */
function verified({ verified: found }: KeptRun): string {
  if (found === undefined) return '';
  return `<h2>Verified delivery</h2><p>${escapeHtml(verifyText(found.report))}</p><p><small>Checked ${escapeHtml(found.at)}: ${formatCount(found.report.read)} records read, ${formatCount(found.report.others)} of other producers or runs.</small></p>`;
}
