import { canonicalJson } from './canonical-json.ts';
import { sealPage } from './page-seal.ts';
import type { Evidence, EvidenceRun, EvidenceStep } from './evidence.ts';

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:900px;margin:32px auto;padding:0 16px;color:#0f141a;background:#fff}
h1{font-size:24px}h2{font-size:18px;margin-top:28px}h3{font-size:15px}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid #d5d5de;font-weight:400;vertical-align:top}td.n{text-align:right}
small{color:#5c5e66}code{overflow-wrap:anywhere}.yes{color:#00702a;font-weight:700}.no{color:#b3261e;font-weight:700}svg{width:100%;height:auto}
@media print{body{margin:0}section{break-inside:avoid}}`;

const LINES = [
  { key: 'target', colour: '#6b6b76', dash: '5 4' },
  { key: 'accepted', colour: '#00802f', dash: '' },
  { key: 'throttled', colour: '#c2410c', dash: '2 3' },
] as const;

function html(text: string): string {
  return text.replaceAll(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c,
  );
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/**
 * One page that opens anywhere: no script runs and nothing is loaded. It carries the
 * evidence's JSON along, so that the page alone can be verified, and a digest over itself.
 */
export function evidenceHtml(evidence: Evidence): string {
  const { name, exercise, passed, steps, runs, streams } = evidence;
  // `<` would end the element; in JSON it may be written as an escape.
  const data = canonicalJson(evidence).replaceAll('<', String.raw`\u003c`);
  const done = steps.filter((step) => step.passed).length;
  return sealPage(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(exercise.title)} – ${html(name)}</title><style>${STYLE}</style></head>
<body><h1>${html(exercise.title)}</h1>
<table><tr><th>Student</th><td>${html(name)}</td></tr>
<tr><th>Result</th><td>${verdict(passed, passed ? 'passed' : 'not finished')}, ${done} of ${steps.length} steps</td></tr>
<tr><th>Begun</th><td>${html(evidence.startedAt)}</td></tr><tr><th>Saved</th><td>${html(evidence.savedAt)}</td></tr>
<tr><th>Where</th><td>${html(evidence.place)}</td></tr>
<tr><th>Streams</th><td>${streams.map((one) => `${html(one.name)}, created ${html(one.createdAt)}, ${one.shards.filter(({ open }) => open).length} open of ${one.shards.length} shards`).join('<br>') || 'none'}</td></tr></table>
<h2>Steps</h2>${steps.map(stepHtml).join('')}
<h2>Runs</h2>${runs.length === 0 ? '<p>None.</p>' : runs.map(runHtml).join('')}
<h2>Digest</h2><p><code>${html(evidence.digest)}</code></p>
<p><small>SHA-256 over the canonical JSON (RFC 8785) of this evidence. It shows accidental change, not fraud: whoever can change the file can compute a new digest. Check it with <code>shardlab evidence verify FILE</code> or on the Instructor page.</small></p>
<script type="application/json" id="evidence">${data}</script>
</body></html>
`);
}

function verdict(yes: boolean, words: string): string {
  return `<span class="${yes ? 'yes' : 'no'}">${yes ? '✓' : '✗'} ${words}</span>`;
}

function stepHtml(step: EvidenceStep, i: number): string {
  const answers = step.answers
    .map(
      ({ question, typed, right, tries }) =>
        `<tr><th>${html(question)}</th><td>${html(typed)}</td><td>${verdict(right, right ? 'right' : 'open')}${tries > 1 ? ` <small>${tries} tries</small>` : ''}</td></tr>`,
    )
    .join('');
  return `<section><h3>${i + 1}. ${html(step.title)}</h3><p>${verdict(step.passed, step.passed ? 'passed' : 'open')}${step.at === null ? '' : ` <small>${html(step.at)}</small>`}</p>${checksHtml(step)}${answers === '' ? '' : `<table>${answers}</table>`}</section>`;
}

function checksHtml({ checks }: EvidenceStep): string {
  if (checks.length === 0) return '';
  const rows = checks
    .map(
      ({ passed, seen }) =>
        `<tr><th>${html(seen)}</th><td>${verdict(passed, passed ? 'pass' : 'fail')}</td></tr>`,
    )
    .join('');
  return `<table>${rows}</table>`;
}

function runHtml(run: EvidenceRun): string {
  const figures = Object.entries(run.figures)
    .map(([name, value]) => `<tr><th>${html(name)}</th><td class="n">${figure(value)}</td></tr>`)
    .join('');
  const shards = run.shards
    .map(
      (shard) =>
        `<tr><th>${html(shard.shardId)}</th><td class="n">${figure(shard.records)}</td><td class="n">${figure(shard.throttled)}</td></tr>`,
    )
    .join('');
  return `<section><h3>Run ${html(run.id)}</h3><p>Stream ${html(run.stream)}, started ${html(run.startedAt)}, seed ${html(String(run.seed))}</p>${chart(run)}
<table><tr><th>shard</th><td class="n">records</td><td class="n">throttled</td></tr>${shards}</table>
<details><summary>Figures and settings</summary><table>${figures}</table><pre>${html(JSON.stringify(run.settings, null, 2))}</pre></details></section>`;
}

function chart({ windows }: EvidenceRun): string {
  const highest = Math.max(
    1,
    ...windows.flatMap((one) => [one.target, one.accepted, one.throttled]),
  );
  const last = Math.max(1, windows.at(-1)?.t ?? 1);
  const x = (t: number): string => (60 + (t / last) * 820).toFixed(1);
  const y = (value: number): string => (190 - (value / highest) * 170).toFixed(1);
  const lines = LINES.map(({ key, colour, dash }, i) => {
    const points = windows.map((window) => `${x(window.t)},${y(window[key])}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${60 + i * 110}" y="222" font-size="13" fill="${colour}">${key}</text>`;
  }).join('');
  return `<svg viewBox="0 0 900 230" role="img" aria-label="Records per second over time"><path d="M60 20V190H880" fill="none" stroke="#8c8c94"/><text x="54" y="26" text-anchor="end" font-size="12">${figure(highest)}</text><text x="54" y="194" text-anchor="end" font-size="12">0</text><text x="880" y="208" text-anchor="end" font-size="12">${figure(last)} s</text>${lines}</svg>`;
}
