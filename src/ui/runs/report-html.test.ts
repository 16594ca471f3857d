import { expect, it } from 'vitest';
import type { KeptRun } from '../state/run-history.ts';
import { escapeHtml } from './escape-html.ts';
import { reportHtml } from './report-html.ts';

const RESULT = {
  version: 1,
  seed: 7,
  startedAt: '2026-11-21T03:00:00.000Z',
  durationMs: 2000,
  exitReason: 'completed',
  target: 10,
  due: 20,
  generated: 20,
  accepted: 19,
  acceptedBytes: 1900,
  kinesisRecords: 19,
  payloadUnits: 19,
  throttledAttempts: 0,
  retried: 0,
  gaveUp: 0,
  failed: 1,
  unconfirmed: 0,
  possibleDuplicates: 0,
  dropped: 0,
  errors: [{ code: '<b>Odd</b>', count: 1 }],
  windows: [{ t: 0, target: 10, offered: 10, accepted: 10, throttled: 0, dropped: 0 }],
  shards: [
    {
      shardId: 'shardId-000000000000',
      records: 19,
      bytes: 1900,
      throttled: 0,
      predictedRecords: 19,
    },
  ],
  latencyMs: {
    service: { p50: 1, p90: 2, p99: 3, max: 4 },
    response: { p50: 1, p90: 2, p99: 3, max: 4 },
  },
  hotShardIndex: 1,
  chiSquare: { statistic: 0, df: 0, p: 1 },
  scenario: { version: 1, stream: 'practice', keys: { type: 'one', key: '</pre><script>' } },
} as unknown as KeptRun['result'];

it('escapes what a user or a service wrote', () => {
  expect(escapeHtml(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
});

it('is one page without script, and with the figures', () => {
  const html = reportHtml({
    version: 1,
    id: '1',
    name: '<img src=x onerror=alert(1)>',
    note: '"quoted"',
    place: 'Practice',
    result: RESULT,
  });
  expect(html).not.toMatch(/<script|<img|<link|<[^>]* (src|href|on\w+)=|@import|url\(/i);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('>19<');
  expect(html).toContain('<polyline');
});
