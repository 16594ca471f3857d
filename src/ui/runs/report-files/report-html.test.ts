import { expect, it } from 'vitest';
import type { KeptRun } from '../../state/run/run-history.ts';
import { escapeHtml } from './report-tables.ts';
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
  scenario: {
    version: 1,
    stream: 'practice',
    keys: { type: 'one', key: '</pre><script>' },
    profile: { type: 'constant', unit: 'records', rate: 10 },
  },
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
  for (const name of ['UserRecordsPut', 'KinesisRecordsPut', 'RequestTime'])
    expect(html).toContain(`(KPL: ${name})`);
  expect(html).toContain('<polyline');
  expect(html).toContain('&lt;b&gt;Odd&lt;/b&gt;');
});

it('says why records were held back, what the errors said and what to do about them, when the run kept it', () => {
  const html = reportHtml({
    version: 1,
    id: '1',
    name: 'run',
    note: '',
    place: 'Practice',
    result: RESULT,
    views: {
      heat: { columns: 0, shardIds: [] },
      marks: [],
      topKeys: [],
      errors: [
        {
          kind: 'invalid',
          code: '<b>Odd</b>',
          message: 'No <i>such</i> thing',
          advice: 'Ask',
          count: 1,
        },
      ],
      causes: [
        {
          cause: {
            type: 'shard',
            shardId: 'shardId-000000000003',
            limit: 'records',
            perSecond: 2500,
          },
          from: 2,
          seconds: 8,
        },
      ],
    } as unknown as NonNullable<KeptRun['views']>,
  });
  expect(html).toContain('No &lt;i&gt;such&lt;/i&gt; thing <small>Ask</small>');
  expect(html).toContain(
    '<strong>Shard 0003 is full</strong>, 8 s, the first at 2 s: Shard 0003 reached its limit of 1,000 records a second: this run sends it 2,500.',
  );
});

it('shows shards over time, hash ranges, the hottest keys and what happened, when the run kept them', () => {
  const heat = {
    width: 1,
    columns: 2,
    seconds: 2,
    shardIds: ['shardId-000000000000', 'shardId-000000000001'],
    records: Uint32Array.of(10, 10, 0, 0),
    bytes: Float32Array.of(1000, 1000, 0, 0),
    throttled: Uint32Array.of(0, 7, 0, 0),
    index: Float32Array.of(2, 2),
    expectedIndex: Float32Array.of(1.1, 1.1),
  };
  const html = reportHtml({
    version: 1,
    id: '1',
    name: 'Run',
    note: '',
    place: 'Practice',
    result: {
      ...RESULT,
      scenario: {
        ...RESULT.scenario,
        keys: { type: 'zipf', keys: 3, exponent: 1 },
        profile: { type: 'constant', unit: 'records', rate: 10 },
      },
    } as unknown as KeptRun['result'],
    views: {
      heat,
      marks: [{ t: 1.25, type: 'rate', value: 500 }],
      topKeys: [{ key: '<celebrity>', records: 12 }],
      expectedIndex: 1.25,
      ranges: [
        { shardId: 'shardId-000000000000', start: 0, width: 0.5 },
        { shardId: 'shardId-000000000001', start: 0.5, width: 0.5 },
      ],
    },
  });
  expect(html).toContain('1.3 s: rate 500/s');
  expect(html).toContain('&lt;celebrity&gt;');
  expect(html).toContain('expected of these keys: 1.25');
  // The shard that throttled, with how many, for how long and since when.
  expect(html).toMatch(
    /<th>shardId-0+<\/th><td class="n">7<\/td><td class="n">1 s<\/td><td class="n">1 s<\/td>/,
  );
  expect(html.match(/fill="#c2410c" fill-opacity/g)).toHaveLength(1);
  expect(html.match(/<svg/g)).toHaveLength(3);
  expect(html).toContain('Shard hours');
  expect(html).not.toMatch(/<script|@import|url\(/i);
});
