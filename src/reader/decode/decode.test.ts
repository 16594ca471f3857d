import { gzipSync, deflateSync, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../base/testing/law-runs.ts';
import { encodeAggregate } from '../../kinesis/records/kpl.ts';
import { csvRow, isFormula } from '../../base/csv-row.ts';
import { parseCsv } from './csv.ts';
import { decodeData } from './decode.ts';
import { hexLines, toHex } from './hex.ts';
import { inflate, MAX_OUTPUT_BYTES } from './compression/inflate.ts';
import { lineOf } from './line.ts';
import { viewData, viewsFor } from './view.ts';
import { makeVisible } from './visible.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const JSON_TEXT = '{"id":12345678901234567890,"temp":21.50}';
/** What `zstd -19` makes of JSON_TEXT on two lines. */
const ZSTD = new Uint8Array(
  Buffer.from(
    '28b52ffd0468450100f87b226964223a313233343536373839302c2274656d70223a32312e35307d0a0200992a55e10206f53b8d05',
    'hex',
  ),
);

describe('decoding steps', () => {
  it.each([
    ['gzip', gzipSync(JSON_TEXT)],
    ['zlib', deflateSync(JSON_TEXT)],
    ['deflate', deflateRawSync(JSON_TEXT.repeat(3).replaceAll('}{', ','))],
    ['base64', Buffer.from(Buffer.from(JSON_TEXT).toString('base64'))],
  ])('undoes %s and names the step', (name, data) => {
    const decoded = decodeData(new Uint8Array(data));
    expect(decoded.steps).toMatchObject([{ name, inputBytes: data.length, truncated: false }]);
    expect(decoded.format).toBe('json');
    expect(decoded.text).toContain('12345678901234567890');
  });

  it('undoes base64 of gzip of an aggregate, step by step, and shows what is in it', () => {
    const aggregate = encodeAggregate([{ partitionKey: 'k', data: utf8('one') }]);
    const packed = utf8(gzipSync(aggregate).toString('base64'));
    const decoded = decodeData(packed);
    expect(decoded.steps.map((step) => step.name)).toEqual(['base64', 'gzip', 'kpl-aggregate']);
    expect(decoded.parts).toMatchObject([{ partitionKey: 'k' }]);
    expect(lineOf(packed, 256)).toBe('aggregate of 1 records');
  });

  it('caps what a bomb unpacks to, and what a list makes of it', () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    const decoded = decodeData(bomb);
    expect(decoded.truncated).toBe(true);
    expect(decoded.bytes.length).toBe(MAX_OUTPUT_BYTES);
    const nested = new Uint8Array(gzipSync(bomb));
    expect(decodeData(nested).bytes.length).toBeLessThanOrEqual(MAX_OUTPUT_BYTES);
    const started = performance.now();
    for (let i = 0; i < 20; i += 1) lineOf(bomb, 256);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('unpacks zstd, and refuses a frame that wants a 2 GiB window before it gets it', () => {
    const decoded = decodeData(ZSTD);
    expect(decoded).toMatchObject({ steps: [{ name: 'zstd' }], format: 'ndjson' });
    expect(decoded.text).toBe(`${JSON_TEXT}\n${JSON_TEXT}`);
    expect(lineOf(ZSTD, 256)).toBe(`${JSON_TEXT}␊${JSON_TEXT}`);
    expect(inflate(ZSTD.subarray(0, ZSTD.length - 6), 'zstd').ok).toBe(false);
    const greedy = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00);
    const refused = inflate(greedy, 'zstd');
    expect(refused.ok ? '' : refused.error).toContain('memory');
    const repeats = [];
    for (let i = 0; i < 1000; i += 1) repeats.push(0x02 | 0, 0x00, 0x10, 0x41);
    const bomb = Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, ...repeats, 1, 0, 0]);
    const capped = inflate(bomb, 'zstd');
    expect(capped).toMatchObject({ ok: true, value: { truncated: true } });
    expect(capped.ok && capped.value.bytes.length).toBe(MAX_OUTPUT_BYTES);
    expect(capped.ok && capped.value.bytes[5]).toBe(0x41);
  });

  it('never throws, and what it cannot decode stays as it came', () => {
    const magic = fc.constantFrom(
      [0x1f, 0x8b, 8],
      [0x28, 0xb5, 0x2f, 0xfd],
      [0x78, 0x9c],
      [0xf3, 0x89, 0x9a, 0xc2],
      [],
    );
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 200 }), (head, tail) => {
        const data = Uint8Array.from([...head, ...tail]);
        const decoded = decodeData(data);
        if (decoded.steps.every((step) => step.problem !== undefined))
          expect(toHex(decoded.bytes)).toBe(toHex(data));
        for (const kind of viewsFor(decoded)) expect(viewData(decoded, kind)).toBeDefined();
        expect(lineOf(data, 256).length).toBeLessThan(3000);
      }),
      { numRuns: lawRuns(300, 1000) },
    );
    const broken = new Uint8Array(gzipSync(JSON_TEXT)).subarray(0, 30);
    const decoded = decodeData(broken);
    expect(decoded.steps[0]?.problem).toContain('gzip');
    expect(decoded.format).toBe('bytes');
  });

  it('does exactly the steps that are asked for', () => {
    const packed = new Uint8Array(gzipSync(JSON_TEXT));
    expect(decodeData(packed, []).format).toBe('bytes');
    expect(decodeData(packed, ['zstd']).steps[0]?.problem).toContain('zstd');
    expect(decodeData(utf8('aGVsbG8='), ['base64']).text).toBe('hello');
    expect(decodeData(utf8('aGVsbG8hIGhlbGxv')).steps).toEqual([]);
  });
});

describe('formats and views', () => {
  it('tells JSON, lines of JSON, CSV, text and bytes apart', () => {
    const format = (text: string): string => decodeData(utf8(text)).format;
    expect(format(`${JSON_TEXT}\n`)).toBe('json');
    expect(format('{"a":1}\n{"a":2}\n')).toBe('ndjson');
    expect(format('a,b\n1,2\n3,"4,5"\n')).toBe('csv');
    expect(format('a;b;c\n1;2;3')).toBe('csv');
    expect(format('hello, world')).toBe('text');
    expect(format('{"a":1')).toBe('text');
    expect(decodeData(Uint8Array.of(0xff, 0xfe, 0, 1)).format).toBe('bytes');
    expect(decodeData(new Uint8Array(40)).format).toBe('bytes');
    expect(format('')).toBe('text');
  });

  it('keeps every digit in the JSON view', () => {
    const view = viewData(decodeData(utf8(JSON_TEXT)));
    expect(view).toMatchObject({ kind: 'json', truncated: false });
    expect('text' in view && view.text).toBe(
      '{\n  "id": 12345678901234567890,\n  "temp": 21.50\n}',
    );
  });

  it('opens a CloudWatch Logs envelope', () => {
    const envelope = {
      messageType: 'DATA_MESSAGE',
      owner: '123456789012',
      logGroup: '/aws/lambda/x',
      logStream: 's',
      subscriptionFilters: ['f'],
      logEvents: [
        {
          id: '3195310660696698337880902507980421114328961542429EXAMPLE',
          timestamp: 1440442987000,
          message: 'a "b"\n',
        },
        { id: '2', timestamp: 2, message: '{"x":1}', extractedFields: { x: '1' } },
      ],
    };
    const decoded = decodeData(new Uint8Array(gzipSync(JSON.stringify(envelope))));
    expect(decoded.steps.map((step) => step.name)).toEqual(['gzip']);
    expect(decoded.logs).toEqual({
      ...envelope,
      logEvents: envelope.logEvents.map(({ id, timestamp, message }) => ({
        id,
        timestamp: String(timestamp),
        message,
      })),
    });
    expect(decodeData(utf8('{"logEvents":1,"messageType":{}}')).logs).toBeUndefined();
  });

  it('makes hidden characters visible and leaves the rest alone', () => {
    expect(makeVisible('a\u202eb\u200bc\u0000\u001b[31m\ufeff\u{e0041}')).toBe(
      'a⟨U+202E⟩b⟨U+200B⟩c␀␛[31m⟨U+FEFF⟩⟨U+E0041⟩',
    );
    expect(makeVisible('é 日本 😀\n\t')).toBe('é 日本 😀\n\t');
  });

  it('dumps bytes and reads and writes CSV', () => {
    expect(hexLines(utf8('0123456789abcdef\n'))).toEqual([
      {
        offset: 0,
        hex: '30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66',
        ascii: '0123456789abcdef',
      },
      { offset: 16, hex: '0a', ascii: '.' },
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1 }),
        (table) => {
          const safe = table.map((row) => row.map((cell) => (isFormula(cell) ? `x${cell}` : cell)));
          const text = safe.map((row) => csvRow(row)).join('\r\n');
          expect(parseCsv(text, ',').rows).toEqual(safe);
        },
      ),
    );
  });

  it('shows a page of a large record, not all of it', () => {
    const decoded = decodeData(utf8(`["${'x'.repeat(3_000_000)}"]`));
    for (const kind of viewsFor(decoded)) {
      const view = viewData(decoded, kind, 1000);
      expect(view.truncated).toBe(true);
    }
  });
});
